#include "detectors/words.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "detectors/ascii.h"

namespace nbscrub {
namespace {

// Sorted, so that a look-up is a binary search. Four letters or more: shorter words occur in random text by chance.
constexpr auto kWords = std::to_array<std::string_view>({
    "able",        "about",        "above",       "accept",       "access",       "account",     "action",
    "active",      "actual",       "adam",        "adapter",      "address",      "admin",       "after",
    "again",       "agent",        "album",       "align",        "alpha",        "amount",      "analysis",
    "analyst",     "anchor",       "android",     "angle",        "animal",       "anonymous",   "answer",
    "apple",       "application",  "apply",       "april",        "archive",      "area",        "argument",
    "around",      "array",        "article",     "artist",       "asset",        "assist",      "async",
    "attach",      "attention",    "attribute",   "audio",        "august",       "author",      "auto",
    "available",   "average",      "azure",       "back",         "backend",      "background",  "backup",
    "balance",     "band",         "bank",        "base",         "basic",        "batch",       "battery",
    "bear",        "beauty",       "before",      "behind",       "bench",        "best",        "beta",
    "between",     "bias",         "bigger",      "bill",         "binary",       "bind",        "bird",
    "black",       "blank",        "blob",        "block",        "blog",         "blood",       "blue",
    "board",       "body",         "bonus",       "book",         "boolean",      "border",      "both",
    "bottom",      "bound",        "branch",      "brand",        "bread",        "break",       "bridge",
    "bright",      "bring",        "broker",      "brother",      "brown",        "browser",     "bucket",
    "buffer",      "build",        "bull",        "business",     "button",       "cache",       "calendar",
    "call",        "camera",       "cancel",      "candidate",    "capital",      "captain",     "capture",
    "card",        "care",         "case",        "cash",         "castle",       "category",    "cell",
    "center",      "central",      "chain",       "champion",     "chance",       "change",      "channel",
    "chapter",     "character",    "charge",      "chart",        "chat",         "check",       "cheese",
    "cherry",      "chicken",      "child",       "chocolate",    "choice",       "chrome",      "church",
    "circle",      "city",         "class",       "classifier",   "classify",     "clean",       "clear",
    "click",       "client",       "clock",       "close",        "cloud",        "cluster",     "coach",
    "code",        "coffee",       "cold",        "collect",      "collection",   "color",       "column",
    "combine",     "comment",      "commerce",    "commit",       "common",       "community",   "company",
    "compare",     "complete",     "compute",     "computer",     "concat",       "config",      "configuration",
    "confirm",     "connect",      "connection",  "constant",     "contact",      "container",   "content",
    "context",     "continue",     "control",     "convert",      "cookie",       "copy",        "core",
    "correct",     "cost",         "could",       "count",        "counter",      "country",     "course",
    "cover",       "create",       "credential",  "credit",       "cross",        "crypto",      "current",
    "custom",      "customer",     "cycle",       "daily",        "dark",         "dash",        "data",
    "database",    "dataframe",    "dataset",     "date",         "david",        "dead",        "debug",
    "december",    "decode",       "decoder",     "deep",         "default",      "define",      "delete",
    "delta",       "demo",         "dense",       "depth",        "derive",       "design",      "desktop",
    "detail",      "detect",       "detection",   "device",       "diamond",      "dict",        "dictionary",
    "digit",       "dimension",    "direct",      "direction",    "director",     "disable",     "discount",
    "disk",        "display",      "distance",    "distribution", "doctor",       "document",    "domain",
    "double",      "down",         "download",    "dragon",       "draw",         "dream",       "drive",
    "driver",      "drop",         "dummy",       "duration",     "dynamic",      "each",        "eagle",
    "early",       "earth",        "east",        "easy",         "edge",         "edit",        "editor",
    "effect",      "eight",        "element",     "else",         "email",        "embed",       "embedding",
    "empty",       "enable",       "encode",      "encoder",      "encrypt",      "encryption",  "energy",
    "engine",      "english",      "enter",       "entity",       "entry",        "environment", "epoch",
    "equal",       "error",        "estimate",    "estimator",    "evaluate",     "evaluation",  "even",
    "event",       "ever",         "every",       "exact",        "example",      "except",      "exchange",
    "execute",     "expert",       "explain",     "export",       "express",      "extend",      "extension",
    "external",    "extra",        "extract",     "eyes",         "face",         "factor",      "factory",
    "fail",        "false",        "family",      "fast",         "father",       "favorite",    "feature",
    "february",    "federal",      "feed",        "field",        "fight",        "figure",      "file",
    "fill",        "filter",       "final",       "find",         "finger",       "finish",      "fire",
    "first",       "fish",         "five",        "flag",         "flash",        "flat",        "flight",
    "float",       "flow",         "flower",      "folder",       "follow",       "food",        "foot",
    "football",    "force",        "foreign",     "forest",       "forever",      "form",        "format",
    "forward",     "found",        "four",        "fraction",     "frame",        "free",        "freedom",
    "french",      "friday",       "friend",      "from",         "front",        "full",        "function",
    "future",      "galaxy",       "game",        "garden",       "gateway",      "general",     "generate",
    "generator",   "generic",      "german",      "gift",         "girl",         "give",        "glass",
    "global",      "goal",         "gold",        "golden",       "good",         "google",      "gradient",
    "grand",       "graph",        "gray",        "great",        "green",        "grid",        "ground",
    "group",       "guest",        "guide",       "guitar",       "hack",         "half",        "hammer",
    "hand",        "handle",       "happy",       "hard",         "hash",         "have",        "head",
    "header",      "health",       "heart",       "heat",         "heaven",       "height",      "hello",
    "help",        "here",         "hero",        "hidden",       "high",         "history",     "hold",
    "holiday",     "home",         "honey",       "hook",         "horse",        "host",        "hotel",
    "hour",        "house",        "human",       "hundred",      "hunter",       "icon",        "ideal",
    "identifier",  "identity",     "image",       "import",       "impossible",   "include",     "income",
    "index",       "individual",   "infer",       "inference",    "info",         "information", "initial",
    "inner",       "input",        "insert",      "inside",       "insight",      "install",     "instance",
    "instruct",    "integer",      "integration", "interface",    "internal",     "internet",    "invalid",
    "invoice",     "item",         "iteration",   "jack",         "james",        "january",     "java",
    "jazz",        "jessica",      "join",        "joint",        "jordan",       "json",        "july",
    "jump",        "june",         "junior",      "just",         "keep",         "kernel",      "keyboard",
    "kind",        "king",         "kitchen",     "knight",       "know",         "knowledge",   "label",
    "lambda",      "land",         "language",    "large",        "last",         "late",        "latent",
    "launch",      "layer",        "lead",        "leader",       "learn",        "learning",    "least",
    "left",        "legacy",       "length",      "lesson",       "letter",       "level",       "liberty",
    "library",     "license",      "life",        "light",        "like",         "limit",       "line",
    "linear",      "link",         "linux",       "list",         "listen",       "little",      "live",
    "load",        "loader",       "local",       "location",     "lock",         "logic",       "login",
    "london",      "long",         "look",        "loop",         "loss",         "love",        "lower",
    "lucky",       "machine",      "magic",       "mail",         "main",         "major",       "make",
    "manage",      "manager",      "manual",      "many",         "march",        "marine",      "mark",
    "market",      "mask",         "master",      "match",        "material",     "math",        "matrix",
    "maximum",     "mean",         "measure",     "media",        "medium",       "member",      "memory",
    "mercedes",    "merge",        "message",     "meta",         "metadata",     "method",      "metric",
    "michael",     "middle",       "midnight",    "might",        "military",     "million",     "mind",
    "minimum",     "minute",       "mirror",      "misc",         "mission",      "mobile",      "mode",
    "model",       "modern",       "module",      "moment",       "monday",       "money",       "monitor",
    "monkey",      "month",        "moon",        "more",         "morning",      "mother",      "motion",
    "mount",       "mountain",     "mouse",       "move",         "movie",        "much",        "multi",
    "music",       "must",         "mustang",     "name",         "native",       "nature",      "near",
    "need",        "negative",     "nest",        "network",      "neural",       "never",       "news",
    "next",        "nice",         "night",       "node",         "noise",        "none",        "normal",
    "north",       "note",         "notebook",    "nothing",      "notice",       "november",    "null",
    "number",      "numeric",      "numpy",       "object",       "observe",      "ocean",       "october",
    "offer",       "office",       "officer",     "offset",       "often",        "open",        "operator",
    "optimizer",   "option",       "orange",      "order",        "organization", "origin",      "original",
    "other",       "output",       "outside",     "over",         "owner",        "pack",        "package",
    "padding",     "page",         "paint",       "pair",         "panda",        "panel",       "paper",
    "paragraph",   "parallel",     "param",       "parameter",    "parent",       "park",        "parse",
    "parser",      "part",         "partner",     "party",        "pass",         "passphrase",  "password",
    "past",        "path",         "patient",     "pattern",      "payload",      "payment",     "peace",
    "pencil",      "people",       "pepper",      "percent",      "perfect",      "performance", "period",
    "person",      "phone",        "photo",       "phrase",       "picture",      "piece",       "pilot",
    "pipe",        "pipeline",     "pixel",       "place",        "placeholder",  "plain",       "plan",
    "plane",       "planet",       "plant",       "plastic",      "platform",     "play",        "player",
    "please",      "plot",         "plus",        "point",        "police",       "policy",      "pool",
    "popular",     "port",         "portal",      "position",     "positive",     "post",        "power",
    "precision",   "predict",      "prediction",  "prefix",       "premium",      "present",     "president",
    "press",       "pretty",       "preview",     "price",        "primary",      "prince",      "princess",
    "print",       "private",      "problem",     "process",      "processor",    "produce",     "product",
    "production",  "profile",      "program",     "progress",     "project",      "prompt",      "property",
    "protect",     "protocol",     "provider",    "proxy",        "public",       "pull",        "purple",
    "purpose",     "push",         "python",      "pytorch",      "quality",      "quantity",    "quarter",
    "queen",       "query",        "question",    "queue",        "quick",        "quiet",       "quite",
    "rabbit",      "race",         "radio",       "rainbow",      "random",       "range",       "ranger",
    "rank",        "rate",         "ratio",       "reader",       "ready",        "real",        "reason",
    "receive",     "recent",       "record",      "recurrent",    "redirect",     "redis",       "reduce",
    "reference",   "refresh",      "region",      "register",     "regression",   "regular",     "reinforce",
    "relation",    "release",      "remote",      "remove",       "rename",       "render",      "repeat",
    "replace",     "replica",      "reply",       "report",       "repository",   "represent",   "request",
    "require",     "research",     "reset",       "resource",     "response",     "rest",        "restore",
    "result",      "retrieve",     "return",      "reverse",      "review",       "reward",      "right",
    "ring",        "river",        "road",        "robot",        "rock",         "role",        "roll",
    "root",        "rose",         "round",       "route",        "router",       "rule",        "runner",
    "running",     "runtime",      "safe",        "sale",         "same",         "sample",      "sand",
    "save",        "scale",        "scan",        "schedule",     "schema",       "school",      "science",
    "score",       "screen",       "script",      "scroll",       "seal",         "search",      "season",
    "second",      "secret",       "section",     "secure",       "security",     "seed",        "select",
    "self",        "sell",         "send",        "senior",       "sense",        "sensor",      "sentence",
    "sentiment",   "separate",     "september",   "sequence",     "serial",       "series",      "server",
    "service",     "session",      "seven",       "shadow",       "shape",        "share",       "shark",
    "sheet",       "shell",        "shift",       "ship",         "shirt",        "shop",        "short",
    "should",      "show",         "side",        "sign",         "signal",       "signature",   "silver",
    "similar",     "simple",       "single",      "sister",       "site",         "size",        "skip",
    "sleep",       "slice",        "slow",        "small",        "smart",        "smile",       "smith",
    "smoke",       "snapshot",     "snow",        "soccer",       "social",       "soft",        "software",
    "solid",       "solution",     "some",        "song",         "sort",         "sound",       "source",
    "south",       "space",        "spark",       "special",      "speech",       "speed",       "spell",
    "spider",      "spirit",       "split",       "spring",       "square",       "stack",       "staff",
    "stage",       "stand",        "standard",    "star",         "start",        "state",       "static",
    "station",     "status",       "step",        "stick",        "stock",        "stone",       "stop",
    "storage",     "store",        "storm",       "story",        "strategy",     "stream",      "street",
    "string",      "strong",       "structure",   "student",      "studio",       "style",       "subject",
    "submit",      "subscription", "success",     "such",         "sugar",        "suite",       "summary",
    "summer",      "sunday",       "sunshine",    "super",        "superman",     "support",     "surface",
    "swap",        "sweet",        "switch",      "symbol",       "sync",         "syntax",      "system",
    "table",       "tail",         "take",        "talk",         "tank",         "target",      "task",
    "team",        "tech",         "technology",  "template",     "temporary",    "tenant",      "tennis",
    "tensor",      "term",         "terminal",    "test",         "text",         "than",        "thank",
    "that",        "theme",        "then",        "theory",       "there",        "these",       "they",
    "thing",       "think",        "this",        "thread",       "three",        "threshold",   "thunder",
    "thursday",    "ticket",       "tiger",       "time",         "title",        "today",       "together",
    "token",       "tokenizer",    "tomorrow",    "tool",         "total",        "touch",       "tower",
    "town",        "trace",        "track",       "trade",        "traffic",      "train",       "training",
    "transaction", "transfer",     "transform",   "transformer",  "translate",    "travel",      "tree",
    "trial",       "triangle",     "trigger",     "true",         "trust",        "trustno",     "truth",
    "tuesday",     "tune",         "turbo",       "turn",         "tutorial",     "twitter",     "type",
    "uncle",       "under",        "union",       "unique",       "unit",         "universal",   "universe",
    "unknown",     "unlock",       "until",       "update",       "upgrade",      "upload",      "upper",
    "usage",       "user",         "usual",       "util",         "valid",        "validate",    "validation",
    "valley",      "value",        "variable",    "vault",        "vector",       "vendor",      "verify",
    "version",     "very",         "victory",     "video",        "view",         "village",     "violet",
    "virtual",     "vision",       "visit",       "visual",       "voice",        "volume",      "wait",
    "walk",        "wall",         "want",        "warehouse",    "warm",         "warning",     "watch",
    "water",       "wave",         "weather",     "webhook",      "website",      "wednesday",   "week",
    "weight",      "welcome",      "well",        "west",         "what",         "wheel",       "when",
    "where",       "which",        "while",       "white",        "whole",        "wide",        "widget",
    "width",       "wild",         "will",        "wind",         "window",       "winner",      "winter",
    "wire",        "wireless",     "with",        "within",       "without",      "wizard",      "wolf",
    "woman",       "wonder",       "wood",        "word",         "work",         "worker",      "workflow",
    "workspace",   "world",        "would",       "write",        "writer",       "wrong",       "yahoo",
    "yankee",      "year",         "yellow",      "your",         "youth",        "zero",        "zone",
});
static_assert(std::ranges::is_sorted(kWords));

constexpr std::size_t kLongestWord = 14;

bool is_vowel(char lower_byte) {
  return std::string_view("aeiouy").find(lower_byte) != std::string_view::npos;
}

bool listed(std::string_view word) {
  return std::ranges::binary_search(kWords, word);
}

// A part in one case (or capitalised) that a person could pronounce: both vowels and consonants, no four consonants on
// end without a vowel. Short parts and version digits (`v2`, `2024`) count as parts of a name, too.
bool is_name_part(std::string_view part) {
  if (part.empty()) return true;
  if (std::ranges::all_of(part, is_digit)) return part.size() <= 4;
  const std::size_t letters = part.find_last_not_of("0123456789") + 1;
  if (part.size() - letters > 2) return false;
  const std::string_view word = part.substr(0, letters);
  if (!std::ranges::all_of(word, is_letter)) return false;
  const bool lower_tail = std::ranges::all_of(word.substr(1), is_lower);
  if (!lower_tail && !std::ranges::all_of(word, is_upper)) return false;
  if (word.size() <= 3) return true;
  std::size_t consonants = 0;
  bool vowel = false;
  for (char byte : lower_case(word)) {
    consonants = is_vowel(byte) ? 0 : consonants + 1;
    vowel = vowel || is_vowel(byte);
    if (consonants > 4) return false;
  }
  return vowel;
}

bool is_particle(std::string_view part) {
  constexpr auto kParticles = std::to_array<std::string_view>({"If", "Of", "To", "In", "Id", "On", "Is", "At", "By"});
  return std::ranges::find(kParticles, part) != kParticles.end();
}

// aCamelCaseName, _ofAMember: letters only (a short number may follow), no part under three letters after the first
// but `If` and its like.
bool is_camel_case(std::string_view value) {
  value.remove_prefix(std::min(value.find_first_not_of('_'), value.size()));
  const std::size_t letters = value.find_last_not_of("0123456789") + 1;
  if (letters < 8 || value.size() - letters > 3) return false;
  std::size_t parts = 0;
  std::size_t begin = 0;
  while (begin < letters) {
    std::size_t end = begin + 1;
    if (end < letters && is_upper(value[begin]) && is_upper(value[end])) {  // RSAKey is RSA and Key
      while (end < letters && is_upper(value[end])) ++end;
      end -= end < letters ? 1 : 0;
    } else {
      while (end < letters && is_lower(value[end])) ++end;
    }
    const std::string_view part = value.substr(begin, end - begin);
    if (!is_name_part(part) || (begin != 0 && part.size() < 3 && !is_particle(part))) return false;
    ++parts;
    begin = end;
  }
  return parts >= 2 && letters + 1 >= parts * 4;
}

// Parts joined by separators, each of them a name part or in camel case, four letters long on average. A `.` or `/` may stand before.
bool is_separated_name(std::string_view value) {
  std::size_t parts = 0;
  std::size_t begin = value.starts_with('.') || value.starts_with('/') ? 1 : 0;
  while (begin <= value.size()) {
    const std::size_t end = std::min(value.find_first_of("_-./: ", begin), value.size());
    const std::string_view part = value.substr(begin, end - begin);
    if (!is_name_part(part) && !is_camel_case(part)) return false;
    ++parts;
    begin = end + 1;
  }
  return parts >= 2 && value.size() >= parts * 4;
}

// Letters of `run` (one stretch of letters, lower case) that dictionary words of `shortest` or more letters cover.
std::size_t covered_letters(std::string_view run, std::size_t shortest) {
  std::size_t covered = 0;
  for (std::size_t at = 0; at < run.size();) {
    std::size_t length = std::min(kLongestWord, run.size() - at);
    while (length >= shortest && !listed(run.substr(at, length))) --length;
    const bool found = length >= shortest && length > 0;
    covered += found ? length : 0;
    at += found ? length : 1;
  }
  return covered;
}

// Whole parts, ended by a non-letter or a change of case, that are words of four letters.
std::size_t whole_part_letters(std::string_view value) {
  std::size_t covered = 0;
  for (std::size_t begin = 0; begin < value.size();) {
    if (!is_letter(value[begin])) {
      ++begin;
      continue;
    }
    std::size_t end = begin + 1;
    const bool upper = end < value.size() && is_upper(value[begin]) && is_upper(value[end]);
    while (end < value.size() && (upper ? is_upper(value[end]) : is_lower(value[end]))) ++end;
    if (end - begin >= 4 && is_dictionary_word(lower_case(value.substr(begin, end - begin)))) covered += end - begin;
    begin = end;
  }
  return covered;
}

std::size_t substring_letters(std::string_view value) {
  std::size_t covered = 0;
  for (std::size_t begin = 0; begin < value.size();) {
    const auto first = std::find_if(value.begin() + static_cast<std::ptrdiff_t>(begin), value.end(), is_letter);
    const auto last = std::find_if_not(first, value.end(), is_letter);
    covered += covered_letters(lower_case(std::string_view(first, last)), 5);
    begin = static_cast<std::size_t>(last - value.begin());
  }
  return covered;
}

}  // namespace

bool is_dictionary_word(std::string_view word) {
  if (listed(word)) return true;
  for (std::string_view ending : {"s", "es", "d", "ed", "r", "er", "ing"}) {
    if (word.ends_with(ending) && listed(word.substr(0, word.size() - ending.size()))) return true;
  }
  return false;
}

bool looks_like_words(std::string_view value) {
  if (value.empty()) return false;
  if (is_separated_name(value) || is_camel_case(value)) return true;
  return std::max(whole_part_letters(value), substring_letters(value)) * 2 >= value.size();
}

}  // namespace nbscrub
