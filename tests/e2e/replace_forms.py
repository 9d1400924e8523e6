"""For replace_forms.sh: notebooks with a credential in each form of a literal, through `nbscrub replace`.

The code that comes out is run, with stand-ins for the modules of the platforms, and has to give the values that the code
before gave."""
import ast
import json
import os
import random
import subprocess
import sys
import types

nbscrub, generate = sys.argv[1:3]
PLATFORMS = ["env", "colab", "kaggle", "databricks", "sagemaker", "vault", "gcp", "azure"]


def make(rule, seed):
    return subprocess.run([generate, rule, str(seed)], capture_output=True, text=True, check=True).stdout.rstrip("\n")


def write(cells):
    notebook = {
        "cells": [
            {"cell_type": "code", "execution_count": None, "id": f"c{i}", "metadata": {}, "outputs": [],
             "source": cell.splitlines(keepends=True)}
            for i, cell in enumerate(cells)
        ],
        "metadata": {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    with open("a.ipynb", "w", encoding="utf-8") as file:
        file.write(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n")


def read():
    with open("a.ipynb", encoding="utf-8") as file:
        text = file.read()
    notebook = json.loads(text)
    assert text == json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", "no notebook that Jupyter would write"
    cells = ["".join(cell["source"]) for cell in notebook["cells"]]
    for cell, source in zip(notebook["cells"], cells):
        assert cell["source"] == source.splitlines(keepends=True), "lines are not items"
    return text, cells


def call(wanted, *arguments):
    done = subprocess.run([nbscrub, *arguments, "--no-config", "a.ipynb"], capture_output=True, text=True)
    assert done.returncode == wanted, f"exit {done.returncode}: {done.stderr}"
    return done.stdout + done.stderr


class Store:
    """Stands for each platform's client: whatever is asked of it, the value of the name comes out."""

    def __init__(self, values):
        self.values = values

    def get(self, name=None, scope=None, key=None):
        assert scope in (None, "nbscrub")
        return self.values[name or key]

    def get_secret(self, name):
        value = types.SimpleNamespace(value=None)
        return self.values[name] if name in self.values else types.SimpleNamespace(value=self.values[name.replace("-", "_")])

    def get_secret_value(self, SecretId):
        return {"SecretString": self.values[SecretId]}

    def read_secret_version(self, path):
        return {"data": {"data": self.values}}

    def access_secret_version(self, name):
        data = self.values[name.split("/")[3]].encode()
        return types.SimpleNamespace(payload=types.SimpleNamespace(data=data))


def stand_ins(values):
    store = Store(values)
    modules = {
        "google": {}, "google.colab": {"userdata": store}, "kaggle_secrets": {"UserSecretsClient": lambda: store},
        "boto3": {"client": lambda name: store},
        "hvac": {"Client": lambda: types.SimpleNamespace(
            secrets=types.SimpleNamespace(kv=types.SimpleNamespace(v2=store)))},
        "google.cloud": {"secretmanager": types.SimpleNamespace(SecretManagerServiceClient=lambda: store)},
        "azure": {}, "azure.identity": {"DefaultAzureCredential": lambda: None}, "azure.keyvault": {},
        "azure.keyvault.secrets": {"SecretClient": lambda vault_url, credential: KeyVault(values)},
    }
    for name, members in modules.items():
        module = types.ModuleType(name)
        module.__dict__.update(members)
        module.__path__ = []
        sys.modules[name] = module
    os.environ.update(values)
    os.environ["GOOGLE_CLOUD_PROJECT"] = "p"
    os.environ["AZURE_KEY_VAULT_URL"] = "https://v"
    return {"dbutils": types.SimpleNamespace(secrets=store)}


class KeyVault:
    def __init__(self, values):
        self.values = values

    def get_secret(self, name):
        assert "_" not in name
        return types.SimpleNamespace(value=self.values[name.replace("-", "_")])


def outcome(cells, names):
    scope = dict(names)
    for cell in cells:
        lines = [line for line in cell.split("\n") if not line.startswith("%")]
        exec("\n".join(lines), scope)
    return {name: value for name, value in scope.items() if name.startswith("v")}


def forms(key, other, password):
    half = len(key) // 2
    first, second = key[:half], key[half:]
    return [
        f'v = "{key}"', f"v = '{key}'", f'v = """{key}"""', f'v = r"{key}"', f'v = b"{key}"', f"v = rb'{key}'",
        f'v = u"{key}"', f'v = f"{key}"', f'v = {{"Authorization": "Bearer {key}"}}', f'v = b"Bearer {key} \\x41"',
        f'v = dict(api_key="{key}", n=1)', f'v = ["{key}", "{other}"]', f'v = "{key},{other}"', f'v = "{key}" "{other}"',
        f'v = ("{first}"\n     "{second}")', f'v = "{first}" + "{second}"', f'v = "{first}" \\\n  "{second}"',
        f'v = "a" "{key}" "b"', f'v = "{{}} {key} {{x}}".format(1, x=2)', f'w = 3\nv = f"{{w}} {{{{}}}} {key}"',
        f'v = "%s {key}" % 7', f'v = "{key}".lower()', f'v = "\\u00e9 {key} \\n\\t"', f'v = "é {key} \\"q\\""',
        f"v = '''\nuser: ada\ntoken: {key}\n'''", f'v = len("{key}")', f'if True:\n    v = "{key}"',
        f'%%time\nv = "{key}"', f'"""What it does."""\nfrom __future__ import annotations\nv = "{key}"',
        f'# the key\nv = "{key}"  # "', f'import os, sys\nv = "{key}"', f'import os as o\nv = "{key}"',
        f'def f(k="{key}"):\n    return k\nv = f()', f'v = lambda: "{key}"\nv = v()', f'v: str = "{key}"',
        f'v = "https://ada:{password}@git.acme.io/x"', f'v = f"postgresql://ada:{password}@db.acme.io/{{1 + 1}}"',
        f'v = "postgresql://ada:{password}@db.acme.io/x?a={{b}}"', f'password = "{password}"\nv = password',
        f'v = "{key}"; v2 = "{other}"; v3 = "{key}"', f'v = \'{{"token": "{key}"}}\'',
    ]


def check(cell, platform, values, names):
    before = outcome([cell], names)
    write([cell, "v9 = 1"])
    call(0, "replace", "--yes", "--to", platform)
    text, cells = read()
    ast.parse("\n".join(line for line in cells[0].split("\n") if not line.startswith("%")))
    assert not any(value in text for value in values.values()), "a value is still there"
    assert "NBSCRUB_REDACTED" not in text, "a marker where a reference should be"
    names_now = {name: value for name, value in names.items()}
    assert outcome(cells[:1], names_now) == before, "the code gives something else"
    call(0, "check", "--strict")
    assert "would" not in call(0, "replace", "--to", platform), "a second run would change something"
    assert read()[0] == text


key, other = make("github-pat", 11), make("openai-project-key", 12)
password = "".join(random.Random(5).sample("abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMN23456789", 14))
values = {"GITHUB_TOKEN": key, "OPENAI_API_KEY": other, "PASSWORD": password, "DATABASE_PASSWORD": password,
          "URL_PASSWORD": password, "GIT_PASSWORD": password}
names = stand_ins(values)
for platform in PLATFORMS:
    for cell in forms(key, other, password):
        try:
            check(cell, platform, values, names)
        except Exception as problem:
            shown = cell.replace(key, "KEY").replace(other, "OTHER").replace(password, "PASSWORD")
            now = "\n".join(read()[1])
            for value in values.values():
                now = now.replace(value, "VALUE")
            sys.exit(f"{platform}: {shown}\n{type(problem).__name__}: {problem}\n{now}")
