#!/usr/bin/env python3
"""Writes a made-up project of a data scientist with credentials in it, to measure recall on what no rule was tuned on.

    python3 tests/recall/generate.py OUT [--seed N] [--generator build/dev/nbscrub_generate]

One file a leak: notebooks, scripts, configuration. What surrounds a secret is made here, from the provider's name and
the environment variable only; the rules' own examples and words are not used. Beside each leak stand decoys:
placeholders, digests, ids, reads of the environment. OUT/truth.json says where each secret stands (lines of the file) and whether its
type is held out: one type in ten, chosen by a hash of the rule's id, which nobody looks at before it is scored.
"""
import argparse
import hashlib
import json
import pathlib
import random
import re
import subprocess
import tomllib

RULES = pathlib.Path(__file__).resolve().parents[2] / "detectors" / "rules"


def held_out(rule_id):
    return hashlib.sha256(rule_id.encode()).digest()[0] % 10 == 0


def load_rules(folder):
    for path in sorted(folder.glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        for rule in data["rule"]:
            yield dict(rule, provider=data["provider"])


# ---- what a rule is called in code

def facts(rule, rng):
    slug = re.sub(r"[^a-z0-9]+", "_", rule["provider"].lower()).strip("_")
    env = rule.get("env") or (slug.upper() + "_API_KEY")
    kind = "password" if "password" in rule["id"] or "pwd" in rule["id"] else "key"
    if rule.get("find") == "assignment":  # the name is the type: take one of the type's names
        name = rng.choice(rule["names"]).lstrip("*").strip("_")
        if rule["names"][0].startswith("*"):
            name = rng.choice(["prod", "my", "team", slug]) + "_" + name
        env = re.sub(r"[^A-Za-z0-9]+", "_", name).upper()
    return slug, env, kind


def carrier(rule, secret, rng):
    """The value a person would write where a secret of this type is used."""
    find = rule.get("find", "shape")
    if find == "url":
        scheme = rule["words"][0]
        return f"{scheme}://etl_job:{secret}@warehouse.internal.acme.io:5439/prod"
    if find == "pairs":
        name = rule["names"][0].lstrip("*")
        return f"Server=tcp:warehouse.acme.io,1433;Database=prod;User ID=etl_job;{name}={secret};Encrypt=yes"
    return secret


# ---- cells and files

def code(source, outputs=()):
    return {"cell_type": "code", "execution_count": 4, "metadata": {}, "outputs": list(outputs),
            "source": source.splitlines(True)}


def text(source):
    return {"cell_type": "markdown", "metadata": {}, "source": source.splitlines(True)}


def stream(data, name="stdout"):
    return {"name": name, "output_type": "stream", "text": data.splitlines(True)}


def result(plain, html=None):
    data = {"text/plain": plain.splitlines(True)}
    if html:
        data["text/html"] = html.splitlines(True)
    return {"output_type": "execute_result", "execution_count": 4, "metadata": {}, "data": data}


def error(lines):
    return {"output_type": "error", "ename": "HTTPError", "evalue": "401", "traceback": lines}


def notebook(cells):
    return ".ipynb", json.dumps({"cells": cells, "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3"}},
                                 "nbformat": 4, "nbformat_minor": 4}, indent=1, ensure_ascii=False) + "\n"


def decoys(rng):
    hexes = lambda n: "".join(rng.choice("0123456789abcdef") for _ in range(n))
    uid = f"{hexes(8)}-{hexes(4)}-4{hexes(3)}-a{hexes(3)}-{hexes(12)}"
    lines = [
        f'run_id = "{hexes(32)}"', f'commit = "{hexes(40)}"', f'assert digest == "sha256:{hexes(64)}"',
        f'model_id = "{uid}"', 'api_key = os.environ["SERVICE_API_KEY"]', 'password = getpass.getpass()',
        'token = "<your-token-here>"', 'secret = "changeme"', f'experiment = "mlruns/0/{hexes(32)}/artifacts"',
        'api_key = "YOUR_API_KEY"', 'conn = f"postgresql://{user}:{password}@{host}/db"', 'key = "customer_id"',
        f'df = pd.read_parquet("s3://acme-data/part-00000-{uid}.snappy.parquet")', 'tokenizer.pad_token = "<|endoftext|>"',
    ]
    return rng.sample(lines, 3)


def prelude(rng):
    return "import os\nimport pandas as pd\n" + "\n".join(decoys(rng)) + "\n"


NOTEBOOKS = {
    "environ": lambda f, s, r: [code(f'os.environ["{f[1]}"] = "{s}"\n')],
    "client": lambda f, s, r: [code(f'import {f[0]}\nclient = {f[0]}.Client(\n    {f[1].lower()}="{s}",\n    timeout=30,\n)\n')],
    "constant": lambda f, s, r: [code(f"# move this to the vault\n{f[1]} = '{s}'\n")],
    "default": lambda f, s, r: [code(f'{f[1].lower()} = os.getenv("{f[1]}", "{s}")\n')],
    "magic": lambda f, s, r: [code(f"%env {f[1]}={s}\n")],
    "export": lambda f, s, r: [code(f"!export {f[1]}='{s}' && python train.py --epochs 3\n")],
    "dataclass": lambda f, s, r: [code(f'@dataclass\nclass Settings:\n    region: str = "eu-west-1"\n    {f[1].lower()}: str = "{s}"\n')],
    "writefile": lambda f, s, r: [code(f"%%writefile config.yaml\n{f[0]}:\n  {f[1].lower()}: {s}\n  retries: 3\n")],
    "markdown": lambda f, s, r: [text(f"## Access\n\nSet `{f[1]}={s}` before you run this.\n")],
    "printed_dict": lambda f, s, r: [code("settings", [result("{'region': 'eu-west-1', '%s': '%s', 'debug': False}" % (f[1].lower(), s))])],
    "printed_env": lambda f, s, r: [code("!env | sort", [stream(f"CONDA_PREFIX=/opt/conda\nHOME=/home/jovyan\nLANG=C.UTF-8\n{f[1]}={s}\nPATH=/opt/conda/bin:/usr/bin\nSHELL=/bin/bash\nUSER=jovyan\n")])],
    "printed_json": lambda f, s, r: [code("print(json.dumps(cfg, indent=2))", [stream(json.dumps({"service": f[0], f[1].lower(): s, "retries": 3}, indent=2) + "\n")])],
    "frame": lambda f, s, r: [code("df.head()", [result(f"   name  value\n0  {f[1]}  {s}\n1  REGION  eu-west-1\n",
        f"<table>\n<tr><th>0</th><td>{f[1]}</td><td>{s.replace('&', '&amp;')}</td></tr>\n<tr><th>1</th><td>REGION</td><td>eu-west-1</td></tr>\n</table>")])],
    "traceback": lambda f, s, r: [code("run()", [error(["\x1b[0;31m---------------------------------------------------------------------------\x1b[0m",
        f"\x1b[0;32m<ipython-input-4>\x1b[0m in \x1b[0;36m<module>\x1b[0;34m\x1b[0m\n\x1b[0;32m----> 1\x1b[0;31m \x1b[0mlogin\x1b[0m\x1b[0;34m(\x1b[0m\x1b[0m{f[1].lower()}\x1b[0m\x1b[0;34m=\x1b[0m\x1b[0;34m'{s}'\x1b[0m\x1b[0;34m)\x1b[0m\n",
        "\x1b[0;31mHTTPError\x1b[0m: 401"])])],
    "spark": lambda f, s, r: [code(f'spark.conf.set("spark.{f[0]}.{f[1].lower()}", "{s}")\n')],
    "r": lambda f, s, r: [code(f'Sys.setenv({f[1]} = "{s}")\nlibrary({f[0]})\n')],
    "helper": lambda f, s, r: [code(f'def connect(url, {f[1].lower()}="{s}"):\n    return {f[0]}.connect(url, {f[1].lower()})\n')],
    "header": lambda f, s, r: [code(f'requests.get(url, headers={{"Authorization": "Bearer {s}"}})\n')],
    "log": lambda f, s, r: [code("main()", [stream(f"2024-05-02 10:11:12,345 INFO {f[0]} starting\n2024-05-02 10:11:12,402 DEBUG {f[0]} {f[1]}={s}\n", "stderr")])],
}
FILES = {
    "script": lambda f, s, r: (".py", f'import {f[0]}\n\n{f[0]}.configure({f[1].lower()}="{s}")\n'),
    "dotenv": lambda f, s, r: (".env", f"REGION=eu-west-1\n{f[1]}={s}\nDEBUG=0\n"),
    "compose": lambda f, s, r: (".yml", f"services:\n  trainer:\n    image: acme/trainer:1.2\n    environment:\n      - REGION=eu-west-1\n      - {f[1]}={s}\n"),
    "workflow": lambda f, s, r: (".yaml", f"jobs:\n  train:\n    env:\n      {f[1]}: \"{s}\"\n    steps:\n      - run: make\n"),
    "dockerfile": lambda f, s, r: (".dockerfile", f"FROM python:3.11\nENV {f[1]}={s}\nRUN pip install {f[0]}\n"),
    "toml": lambda f, s, r: (".toml", f'[{f[0]}]\n{f[1].lower()} = "{s}"\nregion = "eu-west-1"\n'),
    "ini": lambda f, s, r: (".ini", f"[{f[0]}]\n{f[1].lower()} = {s}\n"),
    "tfvars": lambda f, s, r: (".tfvars", f'region = "eu-west-1"\n{f[1].lower()} = "{s}"\n'),
    "javascript": lambda f, s, r: (".js", f'const {f[1].lower()} = process.env.{f[1]} || "{s}";\n'),
    "json": lambda f, s, r: (".json", json.dumps({f[0]: {f[1].lower(): s, "region": "eu-west-1"}}, indent=2) + "\n"),
    "shell": lambda f, s, r: (".sh", f"#!/bin/sh\nexport {f[1]}='{s}'\nexec python train.py\n"),
}


def pem_project(block, style):
    if style == 0:
        return notebook([code(f'key = """{block}"""\n')])
    if style == 1:
        return ".pem", block
    if style == 2:
        return notebook([code("print(open('id').read())", [stream(block)])])
    return ".json", json.dumps({"type": "account", "key": block}, indent=2) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--leaks", type=int, default=4, help="leaks of each type")
    parser.add_argument("--generator", default="build/dev/nbscrub_generate")
    parser.add_argument("--rules", type=pathlib.Path, default=RULES)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    styles = list(NOTEBOOKS) + list(FILES)
    truth = []
    for rule in load_rules(options.rules):
        rng = random.Random(f"{options.seed} {rule['id']}")
        if rule.get("where") == "env_dump" or rule.get("group"):
            continue  # no type of its own, or one that has to be switched on
        for number in range(options.leaks):
            secret = subprocess.run([options.generator, rule["id"], str(10_000 * options.seed + number)], check=True,
                                    stdout=subprocess.PIPE).stdout.decode()
            if rule.get("find") == "pem":
                style, (ending, body) = "block", pem_project(secret, number % 4)
                parts = [line for line in secret.splitlines() if len(line) > 40]
            else:
                if any(mark in secret for mark in "\"'\n(") or secret.startswith(("?", "&", "#")):
                    break  # a piece of code or of a URL, not a value
                style, f = rng.choice(styles), facts(rule, rng)
                value = carrier(rule, secret, rng)
                if style in NOTEBOOKS:
                    ending, body = notebook([code(prelude(rng)), *NOTEBOOKS[style](f, value, rng)])
                else:
                    ending, body = FILES[style](f, value, rng)
                parts = [secret]
            name = f"{rule['id']}-{number}-{style}{ending}"
            (options.out / name).write_text(body, encoding="utf-8")
            lines = sorted({i for i, line in enumerate(body.split("\n"), 1) for part in parts
                            if part in line or json.dumps(part)[1:-1] in line})
            if not lines:
                raise SystemExit(f"{name}: the secret is not where it should be")
            truth.append({"file": name, "rule": rule["id"], "style": style, "lines": lines,
                          "held_out": held_out(rule["id"]), "confidence": rule["confidence"]})
    (options.out / "truth.json").write_text(json.dumps(truth, indent=0), encoding="utf-8")
    print(f"{len(truth)} leaks of {len({t['rule'] for t in truth})} types, "
          f"{len({t['rule'] for t in truth if t['held_out']})} of them held out")


if __name__ == "__main__":
    main()
