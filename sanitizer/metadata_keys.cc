#include "sanitizer/metadata_keys.h"

#include <algorithm>
#include <array>

namespace nbscrub {
namespace {

constexpr std::array kKeys = {
    // Of the window: whether something was folded or scrolled in it (classic notebook, JupyterLab, nbextensions).
    MetadataKey{"metadata.toc_position", "window", true},
    MetadataKey{"cell.metadata.collapsed", "window", true},
    MetadataKey{"cell.metadata.heading_collapsed", "window", true},
    MetadataKey{"cell.metadata.hidden", "window", true},
    MetadataKey{"cell.metadata.scrolled", "window", true},
    // When the cell last ran: JupyterLab's record_timing, the ExecuteTime extension, Colab (with the user's name), Azure
    // ML (`gather` holds `logged`).
    MetadataKey{"cell.metadata.execution", "timestamps", true},
    MetadataKey{"cell.metadata.ExecuteTime", "timestamps", true},
    MetadataKey{"cell.metadata.executionInfo", "timestamps", true},
    MetadataKey{"cell.metadata.gather", "timestamps", false},
    // A hash of the notebook with its outputs (nbformat 3, later `nbformat/sign.py` in a database of its own).
    MetadataKey{"metadata.signature", "signature", true},
    // papermill: parameters, environment, paths, times; of a cell when it ran.
    MetadataKey{"metadata.papermill", "papermill", false},
    MetadataKey{"cell.metadata.papermill", "papermill", true},
    // Colab: where the notebook came from, who wrote and ran it, the id of the last output.
    MetadataKey{"metadata.colab.provenance", "colab", false},
    MetadataKey{"metadata.colab.authorship_tag", "colab", false},
    MetadataKey{"metadata.colab.last_runtime", "colab", false},
    MetadataKey{"cell.metadata.executionInfo.user", "colab", true},
    MetadataKey{"cell.metadata.executionInfo.user_tz", "colab", true},
    MetadataKey{"cell.metadata.outputId", "colab", true},
    MetadataKey{"cell.metadata.colab.base_uri", "colab", false},
    MetadataKey{"output.metadata.colab", "colab", false},
    // Databricks: dashboards, widgets' values, the user's folder, command ids and times.
    MetadataKey{"metadata.application/vnd.databricks.v1+notebook", "databricks", false},
    MetadataKey{"cell.metadata.application/vnd.databricks.v1+cell", "databricks", false},
    MetadataKey{"output.metadata.application/vnd.databricks.v1+output", "databricks", false},
    // VS Code: a hash of the path to one person's interpreter; in cells the language of a polyglot notebook.
    MetadataKey{"metadata.vscode", "vscode", true},
    MetadataKey{"cell.metadata.vscode", "vscode", false},
    // PyCharm and DataSpell: the text above a cell in their source view, whether it runs.
    MetadataKey{"metadata.pycharm", "pycharm", false},
    MetadataKey{"cell.metadata.pycharm", "pycharm", false},
    // Azure Synapse and Microsoft Fabric: rows of the tables shown, the session, the last run.
    MetadataKey{"metadata.synapse_widget", "synapse", false},
    MetadataKey{"metadata.save_output", "synapse", false},
    MetadataKey{"cell.metadata.synapse_widget", "synapse", false},
    MetadataKey{"cell.metadata.nteract.transient", "synapse", false},
    MetadataKey{"cell.metadata.microsoft", "synapse", false},
    MetadataKey{"output.metadata.application/vnd.livy.statement-meta+json", "synapse", false},
    // Which kernel and which version of the language it last ran with. Without them a viewer has to guess.
    MetadataKey{"metadata.kernelspec", "kernel", false},
    MetadataKey{"metadata.language_info", "language", false},
    MetadataKey{"metadata.language_info.version", "language_version", false},
};

// The schema of nbformat 4.5; `deletable`, `editable` from nbformat's documentation, `slideshow` and `raw_mimetype` from
// nbconvert, which is Jupyter's own as well.
constexpr std::array<std::string_view, 15> kJupytersOwn = {
    "metadata.kernelspec",     "metadata.language_info", "metadata.orig_nbformat",  "metadata.title",
    "metadata.authors",        "cell.metadata.jupyter",  "cell.metadata.execution", "cell.metadata.collapsed",
    "cell.metadata.scrolled",  "cell.metadata.name",     "cell.metadata.format",    "cell.metadata.deletable",
    "cell.metadata.editable",  "cell.metadata.slideshow", "cell.metadata.raw_mimetype",
};

// Without these the next cleaning would do something else, and what was allowed would not be.
constexpr std::array<std::string_view, 4> kMarks = {"metadata.keep_output", "cell.metadata.tags",
                                                    "cell.metadata.keep_output", "cell.metadata.init_cell"};

template <class List>
bool has(const List& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

}  // namespace

std::span<const MetadataKey> metadata_keys() { return kKeys; }

bool is_metadata_name(std::string_view name) {
  for (const std::string_view place : {"metadata.", "cell.metadata.", "output.metadata."}) {
    if (name.starts_with(place) && name.size() > place.size()) return true;
  }
  return std::any_of(kKeys.begin(), kKeys.end(), [&](const MetadataKey& key) { return key.group == name; });
}

bool is_jupyters_own(std::string_view path) { return has(kJupytersOwn, path) || steers_cleaning(path); }

bool steers_cleaning(std::string_view path) { return has(kMarks, path); }

}  // namespace nbscrub
