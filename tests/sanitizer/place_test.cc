#include "sanitizer/place.h"

#include <gtest/gtest.h>

namespace nbscrub {
namespace {

Place of_file(std::string_view name) { return place_of(FieldKind::plain, "", "", name); }

TEST(PlaceOf, FilesByTheirNames) {
  EXPECT_EQ(of_file("src/train.py"), Place::code);
  EXPECT_EQ(of_file("R/Model.R"), Place::code);
  EXPECT_EQ(of_file("README.md"), Place::prose);
  EXPECT_EQ(of_file(".env"), Place::config);
  EXPECT_EQ(of_file("deploy/values.yaml"), Place::config);
  EXPECT_EQ(of_file("notes.py/Dockerfile"), Place::config) << "only the last part of the path counts";
}

TEST(PlaceOf, CellsByTheirMagic) {
  EXPECT_EQ(place_of(FieldKind::code, "", "import os", "n.ipynb"), Place::code);
  EXPECT_EQ(place_of(FieldKind::code, "", "%%bash\nexport X=1", "n.ipynb"), Place::config);
  EXPECT_EQ(place_of(FieldKind::code, "", "%%writefile .env\nX=1", "n.ipynb"), Place::config);
  EXPECT_EQ(place_of(FieldKind::code, "", "%%time\nx = 1", "n.ipynb"), Place::code);
}

TEST(PlaceOf, JsonByItsType) {
  EXPECT_EQ(place_of(FieldKind::json, "application/json", "", "n.ipynb"), Place::metadata);
  EXPECT_EQ(place_of(FieldKind::json, "application/vnd.plotly.v1+json", "", "n.ipynb"), Place::widget);
}

TEST(PrintsConfiguration, ByTheCommandAndTheFilesName) {
  EXPECT_TRUE(prints_configuration("!cat ~/.aws/credentials"));
  EXPECT_TRUE(prints_configuration("import os\n! head -n 5 'deploy/values.yaml' | sort"));
  EXPECT_TRUE(prints_configuration("%cat .env"));
  EXPECT_TRUE(prints_configuration("%%bash\ncat .env"));
  EXPECT_TRUE(prints_configuration("!kubectl get secret db -o yaml"));
  EXPECT_FALSE(prints_configuration("!cat README.md"));
  EXPECT_FALSE(prints_configuration("!cat train.py"));
  EXPECT_FALSE(prints_configuration("!head data.csv"));
  EXPECT_FALSE(prints_configuration("!cat a.env > b.env")) << "nothing is printed";
  EXPECT_FALSE(prints_configuration("cat .env")) << "no command without a mark";
  EXPECT_FALSE(prints_configuration("!"));
  EXPECT_FALSE(prints_configuration("!cat"));
}

TEST(IsNotebookName, InAnyCase) {
  EXPECT_TRUE(is_notebook_name("a/b.ipynb"));
  EXPECT_TRUE(is_notebook_name("B.IPYNB"));
  EXPECT_FALSE(is_notebook_name("b.ipynb.txt"));
  EXPECT_FALSE(is_notebook_name("ipynb"));
}

}  // namespace
}  // namespace nbscrub
