#include "hook/rules_json.h"

#include <nlohmann/json.hpp>

#include "detectors/shape_syntax.h"
#include "hook/report.h"
#include "hook/rule_words.h"

namespace nbscrub {

std::string rules_json(std::span<const Rule* const> rules) {
  using Json = nlohmann::ordered_json;
  const auto texts = [](std::span<const std::string_view> list) {
    Json array = Json::array();
    for (std::string_view text : list) array.push_back(std::string(text));
    return array;
  };
  Json array = Json::array();
  for (const Rule* rule : rules) {
    Json shapes = Json::array();
    for (const Shape& shape : rule->shapes) shapes.push_back(written(shape));
    Json object;
    object["id"] = std::string(rule->id);
    object["title"] = std::string(rule->title);
    object["provider"] = std::string(rule->provider);
    object["confidence"] = std::string(confidence_name(rule->confidence));
    object["looks_for"] = looks_for(*rule);
    object["why"] = believed_because(*rule);
    object["shapes"] = std::move(shapes);
    object["words"] = texts(rule->words);
    object["names"] = texts(rule->names);
    object["context"] = texts(rule->context);
    object["env"] = std::string(rule->env);
    object["revoke"] = std::string(rule->revoke);
    object["references"] = texts(rule->references);
    object["yours"] = rule->own;
    array.push_back(std::move(object));
  }
  return Json{{"version", 1}, {"rules", std::move(array)}}.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace nbscrub
