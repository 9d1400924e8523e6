#include "detectors/assignment.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace nbscrub {
namespace {

constexpr const char* kForms[] = {"assign", "colon", "keyword", "call", "env", "shell", "flag", "xml", "comparison"};

// "name|value|form|callee", with a `*` behind the form when the value is not quoted.
std::string found(std::string_view text, std::string_view word) {
  const std::size_t at = text.find(word);
  const auto assignment = assignment_at(text, {at, at + word.size()});
  if (!assignment) return "none";
  const auto slice = [&](TextSpan span) { return std::string(text.substr(span.begin, span.size())); };
  return slice(assignment->name) + "|" + slice(assignment->value) + "|" + kForms[static_cast<int>(assignment->form)] +
         (assignment->quoted ? "|" : "*|") + slice(assignment->callee);
}

struct Case {
  const char* text;
  const char* expected;
  const char* word = "password";
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.text; }

class AssignmentTable : public testing::TestWithParam<Case> {};

TEST_P(AssignmentTable, Finds) { EXPECT_EQ(found(GetParam().text, GetParam().word), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(Code, AssignmentTable, testing::Values(
    Case{"password = \"w7q\"", "password|w7q|assign|"},
    Case{"db_password='w7q'", "db_password|w7q|assign|"},
    Case{"self.password = 'w7q'", "self.password|w7q|assign|"},
    Case{"password: str = \"w7q\"", "password|w7q|assign|"},
    Case{"password: Optional[str] = \"w7q\"", "password|w7q|assign|"},
    Case{"val password: String = \"w7q\"", "password|w7q|assign|"},
    Case{"password <- \"w7q\"", "password|w7q|assign|"},
    Case{"password := \"w7q\"", "password|w7q|assign|"},
    Case{"password = '''w7q'''", "password|w7q|assign|"},
    Case{"password = b'w7q'", "password|w7q|assign|"},
    Case{"password = f'w7q'", "password|w7q|assign|"},
    Case{"password = ('w7q')", "password|w7q|assign|"},
    Case{"password = \\\n  'w7q'", "password|w7q|assign|"},
    Case{"password = SecretStr('w7q')", "password|w7q|assign|"},
    Case{"if password == 'w7q':", "password|w7q|comparison|"},
    Case{"if (password === \"w7q\")", "password|w7q|comparison|"},
    Case{"# my password is w7q", "password|w7q|colon*|"},
    Case{"password = 'w7q'.encode()", "password|w7q|assign|"},
    Case{"password = \"a\\\"b\"", "password|a\\\"b|assign|"},
    Case{"$password = 'w7q';", "password|w7q|assign|"},
    Case{"conf[\"password\"] = \"w7q\"", "password|w7q|assign|"},
    Case{"os.environ['DB_PASSWORD'] = 'w7q'", "DB_PASSWORD|w7q|assign|", "PASSWORD"},
    Case{"f(password=\"w7q\")", "password|w7q|keyword|f"},
    Case{"psycopg2.connect(host='h(',\n  password='w7q')", "password|w7q|keyword|psycopg2.connect"},
    Case{"psycopg2.connect(host=g(1),\n  password='w7q')", "password|w7q|keyword|psycopg2.connect"},
    Case{"def f(a, password=\"w7q\"):", "password|w7q|keyword|f"},
    Case{"def f(password: str = \"w7q\"):", "password|w7q|keyword|f"},
    Case{"{\"password\": \"w7q\"}", "password|w7q|colon|"},
    Case{"{'password': 'w7q'}", "password|w7q|colon|"},
    Case{"{\\\"password\\\": \\\"w7q\\\"}", "password|w7q|colon|"},
    Case{"{\"password\":\n  \"w7q\"}", "password|w7q|colon|"},
    Case{"{password: \"w7q\"}", "password|w7q|colon|"},
    Case{"'password' => 'w7q'", "password|w7q|assign|"},
    Case{"Map(\"password\" -> \"w7q\")", "password|w7q|colon|"},
    Case{"os.environ.setdefault(\"DB_PASSWORD\", \"w7q\")", "DB_PASSWORD|w7q|call|os.environ.setdefault", "PASSWORD"},
    Case{"os.getenv('DB_PASSWORD', 'w7q')", "DB_PASSWORD|w7q|call|os.getenv", "PASSWORD"},
    Case{"df.option(\"password\", \"w7q\")", "password|w7q|call|df.option"},
    Case{"assign(\"password\", \"w7q\")", "password|w7q|call|assign"},
    Case{"monkeypatch.setenv(\"DB_PASSWORD\",\"w7q\")", "DB_PASSWORD|w7q|call|monkeypatch.setenv", "PASSWORD"},
    Case{"cfg.setPassword(\"w7q\")", "cfg.setPassword|w7q|call|cfg.setPassword", "Password"},
    Case{"X_PASSWORD=\"w7q\" ./run.sh", "X_PASSWORD|w7q|assign|", "PASSWORD"},
    Case{"user, password = 'ada', \"w7q\"", "password|w7q|assign|"},
    Case{"password, user = 'w7q', \"ada\"", "password|w7q|assign|"},
    Case{"user, password, port = 'ada', 'w7q', 3", "password|w7q|assign|"},
    Case{"password = os.getenv('X') or 'w7q'", "password|w7q|assign|"},
    Case{"f(password=cfg.get('X') or \"w7q\")", "password|w7q|keyword|f"},
    Case{"password = process.env.X || 'w7q';", "password|w7q|assign|"},
    Case{"password = given if given else 'w7q'", "password|w7q|assign|"},
    Case{"p.add_argument('--password', type=str, default='w7q')", "password|w7q|flag|"},
    Case{"@click.option(\"--password\", \"pw\", help='(x)', default=\"w7q\")", "password|w7q|flag|"},
    Case{"os.environ.get('DB_PASSWORD', default='w7q')", "DB_PASSWORD|w7q|call|os.environ.get", "PASSWORD"},
    Case{"variable \"db_password\" {\n  type = string\n  default = \"w7q\"\n}", "db_password|w7q|assign|"},
    Case{"password: str = field(default=\"w7q\")", "password|w7q|assign|"},
    Case{"password = Field('w7q', alias='x')", "password|w7q|assign|"},
    Case{"define('DB_PASSWORD', 'w7q');", "DB_PASSWORD|w7q|call|define", "PASSWORD"},
    Case{"os.getenv('DB_PASSWORD') or 'w7q'", "DB_PASSWORD|w7q|call|", "PASSWORD"},
    Case{"[{\"name\": \"DB_PASSWORD\", \"value\": \"w7q\"}]", "DB_PASSWORD|w7q|colon|", "PASSWORD"},
    Case{"{\"Key\": \"DB_PASSWORD\", \"Value\": \"w7q\"}", "DB_PASSWORD|w7q|colon|", "PASSWORD"},
    Case{"- name: DB_PASSWORD\n  value: w7q\n", "DB_PASSWORD|w7q|colon*|", "PASSWORD"},
    Case{"name  = \"auth.password\"\n  value = \"w7q\"", "auth.password|w7q|colon|"},
    Case{"{\"name\": \"password\", \"type\": \"w7q\"}", "none"},
    Case{"config.set(\"acme\", \"password\", \"w7q\")", "password|w7q|call|config.set"},
    Case{"[\"DB_PASSWORD=w7q\", \"LANG=C\"]", "DB_PASSWORD|w7q|shell|", "PASSWORD"},
    Case{"run(['-e', 'DB_PASSWORD=w7q!)'])", "DB_PASSWORD|w7q!)|shell|", "PASSWORD"},
    Case{"[\\\"DB_PASSWORD=w7q\\\"]", "DB_PASSWORD|w7q|shell|", "PASSWORD"},
    Case{"CREATE USER u PASSWORD 'w7q'", "PASSWORD|w7q|call|", "PASSWORD"},
    Case{"CREATE USER u IDENTIFIED BY 'w7q'", "IDENTIFIED BY|w7q|call|", "IDENTIFIED BY"},
    Case{"IDENTIFIED WITH mysql_native_password BY 'w7q'", "mysql_native_password|w7q|call|"},
    Case{"ALTER LOGIN x WITH PASSWORD = N'w7q'", "PASSWORD|w7q|assign|", "PASSWORD"},
    Case{"ConvertTo-SecureString \"w7q\" -AsPlainText", "ConvertTo-SecureString|w7q|call|", "SecureString"},
    Case{"ConvertTo-SecureString -String 'w7q'", "ConvertTo-SecureString|w7q|call|", "SecureString"}));

INSTANTIATE_TEST_SUITE_P(Config, AssignmentTable, testing::Values(
    Case{"password: w7q7w7q7=\n", "password|w7q7w7q7=|colon*|"},
    Case{"password: w7q", "password|w7q|colon*|"},
    Case{"  - password: w7q # comment", "password|w7q|colon*|"},
    Case{"  password: 'w7q'", "password|w7q|colon|"},
    Case{"{user: a, password: w7q}", "password|w7q|colon*|"},
    Case{"password = w7q", "password|w7q|assign*|"},
    Case{"password = w7q ; note\nx", "password|w7q|assign*|"},
    Case{"password = a,b#c\r\n", "password|a,b#c|assign*|"},
    Case{"# password = w7q", "password|w7q|assign*|"},
    Case{"\"password\" = \"w7q\"", "password|w7q|assign|"},
    Case{"spring.datasource.password=w7q", "spring.datasource.password|w7q|assign*|"},
    Case{"X_PASSWORD=w7q\nY=1", "X_PASSWORD|w7q|shell*|", "PASSWORD"},
    Case{"X_PASSWORD=${OTHER}", "X_PASSWORD|${OTHER}|shell*|", "PASSWORD"},
    Case{"<password>w7q</password>", "password|w7q|xml*|"},
    Case{"<ns:password> w7q </ns:password>", "password|w7q|xml*|"},
    Case{"<user password=\"w7q\"/>", "password|w7q|assign|"},
    Case{"<add key=\"password\" value=\"w7q\"/>", "password|w7q|xml|"},
    Case{"machine h login u password w7q", "password|w7q|shell*|"},
    Case{"machine h\n  login u\n  password w7q\n", "password|w7q|shell*|"}));

INSTANTIATE_TEST_SUITE_P(Commands, AssignmentTable, testing::Values(
    Case{"%env DB_PASSWORD=w7q", "DB_PASSWORD|w7q|env*|", "PASSWORD"},
    Case{"%env DB_PASSWORD w7q", "DB_PASSWORD|w7q|env*|", "PASSWORD"},
    Case{"%set_env DB_PASSWORD \"w7q\"", "DB_PASSWORD|w7q|env|", "PASSWORD"},
    Case{"export DB_PASSWORD=w7q && run", "DB_PASSWORD|w7q|shell*|", "PASSWORD"},
    Case{"!export DB_PASSWORD='w7q'", "DB_PASSWORD|w7q|shell|", "PASSWORD"},
    Case{"ENV DB_PASSWORD w7q", "DB_PASSWORD|w7q|shell*|", "PASSWORD"},
    Case{"setenv DB_PASSWORD w7q", "DB_PASSWORD|w7q|shell*|", "PASSWORD"},
    Case{"!docker run -e DB_PASSWORD=w7q image", "DB_PASSWORD|w7q|shell*|", "PASSWORD"},
    Case{"docker run -e \"DB_PASSWORD=w7q\" image", "DB_PASSWORD|w7q|shell|", "PASSWORD"},
    Case{"!tool --password w7q -x", "password|w7q|flag*|"},
    Case{"!tool --password=w7q", "password|w7q|flag*|"},
    Case{"!tool --db-password 'w7q'", "db-password|w7q|flag|"},
    Case{"run(['tool', '--password', 'w7q'])", "password|w7q|flag|"},
    Case{"tool -CertFilePassword w7q", "CertFilePassword|w7q|flag*|", "Password"}));

INSTANTIATE_TEST_SUITE_P(NoAssignment, AssignmentTable, testing::Values(
    Case{"password", "none"},
    Case{"password != 'w7q'", "none"},
    Case{"password >= 'w7q'", "none"},
    Case{"password += 'w7q'", "none"},
    Case{"password = ''", "none"},
    Case{"password = None", "none"},
    Case{"password: str", "none"},
    Case{"def f(user, password: str):", "none"},
    Case{"def f(password, x='w7q'):", "none"},
    Case{"password = getpass()", "none"},
    Case{"password = getpass('password: ')", "none"},
    Case{"password = os.environ['X']", "none"},
    Case{"password = 'a' + b", "none"},
    Case{"password = b + 'a'", "none"},
    Case{"password = 'a%s' % b", "none"},
    Case{"password = 'a{}'.format(b)", "none"},
    Case{"password = f'a{b}'", "none"},
    Case{"f(password=password)", "none"},
    Case{"f(password=cfg.pw, x=1)", "none"},
    Case{"conf[\"password\"]", "none"},
    Case{"conf[\"password\"] == 'w7q'", "none"},
    Case{"['password', 'w7q']", "none"},
    Case{"print(\"password\", \"w7q\")", "none"},
    Case{"p.add_argument('--password', '-p')", "none"},
    Case{"p.add_argument('--password', 'w7q')", "none"},
    Case{"p.add_argument('--password', f(default='w7q'))", "none"},
    Case{"p.add_argument('--password'), f(default='w7q')", "none"},
    Case{"user, password = read('w7q')", "none"},
    Case{"password = password.encode('w7q')", "none"},
    Case{"password = getpass('x' % (user, host or 'w7q'))", "none"},
    Case{"def f(user, password: 'w7q', x):", "none"},
    Case{"f({user: 'ada', password: 'w7q'})", "password|w7q|colon|"},
    Case{"password: MAC id='w7q'", "none"},
    Case{"Pass 'w7q' on", "none", "Pass"},
    Case{"f(user, password, x='w7q')", "none"},
    Case{"for user, password in [('ada', 'w7q')]:", "none"},
    Case{"password = a or b # 'w7q'", "none"},
    Case{"'a' . password . 'w7q'", "none"},
    Case{"p.add_argument('--password', help='w7q')", "none"},
    Case{"password:\n  from: x", "none"},
    Case{"password: |", "none"},
    Case{"if password:\n  x = 'w7q'", "none"},
    Case{"std::password::get", "none"},
    Case{"the password of the day", "none"},
    Case{"tool --password", "none"},
    Case{"the --user and --password options", "none"},
    Case{"if password is None:", "none"},
    Case{"password == other('w7q')", "none"},
    Case{"export DB_PASSWORD=`cat w7q`", "none", "PASSWORD"},
    Case{"tool --password `cat w7q`", "none"},
    Case{"--- PASS: w7q", "none", "PASS"},
    Case{"tool --password -x", "none"},
    Case{"<password>\n  <x/>\n</password>", "none"},
    Case{"%env DB_PASSWORD", "none", "PASSWORD"},
    Case{"tool -p w7q", "none", "-p"},
    Case{"the password `w7q` of the day", "none"},
    Case{"password = a b c", "none"}));

// "name|value" of each item.
std::string listed(std::string_view text, std::string_view word) {
  const std::size_t at = text.find(word);
  std::string items;
  for (const Assignment& item : list_assignment_at(text, {at, at + word.size()})) {
    const auto slice = [&](TextSpan span) { return std::string(text.substr(span.begin, span.size())); };
    items += (items.empty() ? "" : " ") + slice(item.name) + "|" + slice(item.value);
  }
  return items;
}

TEST(Assignment, OfAShortListIsOfEachItem) {
  EXPECT_EQ(listed("passwords = ['w7q', \"x8r\"]", "password"), "password|w7q password|x8r");
  EXPECT_EQ(listed("db_passwords = (\n  'w7q',\n)", "password"), "db_password|w7q");
  EXPECT_EQ(listed("{\"passwords\": [\"w7q\"]}", "password"), "password|w7q");
  EXPECT_EQ(listed("passwords: ['w7q']", "password"), "password|w7q");
  EXPECT_EQ(listed("passwords = ['a', 'b', 'c', 'd', 'e']", "password"), "");
  EXPECT_EQ(listed("passwords = ['a', b]", "password"), "");
  EXPECT_EQ(listed("passwords = ['a' for x in y]", "password"), "");
  EXPECT_EQ(listed("passwords = []", "password"), "");
  EXPECT_EQ(listed("passwords = ['a'", "password"), "");
  EXPECT_EQ(listed("passwords == ['a']", "password"), "");
  EXPECT_EQ(listed("password = ['a']", "password"), "");
}

TEST(Assignment, IsBounded) {
  EXPECT_EQ(found("password =" + std::string(400, ' ') + "'w7q'", "password"), "password|w7q|assign|");
  EXPECT_EQ(found("password =" + std::string(600, ' ') + "'w7q'", "password"), "none");
  EXPECT_EQ(found("password = '" + std::string(4097, 'a') + "'", "password"), "none");
  EXPECT_EQ(found("", ""), "none");
  EXPECT_EQ(found("password: {", "password"), "none") << "the text ends inside of a reference";
  EXPECT_EQ(found("x password: a{b", "password"), "password|a{b|colon*|");
}

TEST(Assignment, ArmouredBlocksMayHaveLines) {
  const std::string block = "-----" + std::string("BEGIN X-----\nab\n-----END X-----");
  EXPECT_EQ(found("password = '" + block + "'", "password"), "password|" + block + "|assign|");
}

}  // namespace
}  // namespace nbscrub
