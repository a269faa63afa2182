#!/usr/bin/env python3
"""Has schemathesis compare a running server with openapi.yaml, as three people at once.

usage: interface.py DEMO URL WORK

DEMO is what `latitude-server demo --json` said, URL where the server listens, WORK a directory for
tokens and logs. Runs from the top of the repository. Fails where an answer differs from the
description, or where an operation never succeeded for anybody and so was hardly tried.
"""

import collections
import json
import os
import pathlib
import subprocess
import sys
import urllib.error
import urllib.request
import uuid

import yaml

description = "Sources/LatitudeServer/openapi.yaml"
people = ["staff", "manager", "finance"]
# Without a SEED every run asks the same questions; at night more EXAMPLES and a SEED may do good.
examples = os.environ.get("EXAMPLES", "15")
chance = f"--seed {os.environ['SEED']}" if "SEED" in os.environ else "--generation-deterministic"
# What none of the three may do, what needs somebody in a browser, a file, a plan of this house,
# somebody who is owed so much, or a month that can be closed now; the Swift tests do it.
barred = {
    "DELETE /api/v1/tokens/{id}",
    "GET /api/v1/desk",
    "POST /api/v1/desk/sessions",
    "POST /api/v1/device/tokens",
    "GET /api/v1/recoveries/{reference}/evidence/{id}",
    "PUT /api/v1/budget",
    "PUT /api/v1/periods/{month}",
    "PUT /api/v1/reimbursements/{id}",
    "PUT /api/v1/reimbursements/{id}/withdrawal",
    "PUT /api/v1/employees/{handle}/pin",
}


def made(name):
    """An id as a client makes it, of version 4, and here the same for the same name."""
    return uuid.UUID(bytes=uuid.uuid5(uuid.NAMESPACE_URL, name).bytes, version=4)


def described():
    """Every operation of the description, as schemathesis names them."""
    paths = yaml.safe_load(pathlib.Path(description).read_text())["paths"]
    return {f"{method.upper()} {path}" for path, item in paths.items() for method in item}


def choose(demo):
    """The tokens of three who work at one property that counts in dollars, by role."""
    houses = collections.defaultdict(dict)
    for employee in json.loads(pathlib.Path(demo).read_text())["employees"]:
        if len(employee["roles"]) == 1 and employee["isOpen"] and employee["currency"] == "USD":
            houses[employee["property"]].setdefault(employee["roles"][0], employee["token"])
    return next(house for house in houses.values() if house.keys() >= set(people))


def book(url, person, token):
    """Books a dozen acts for the steps to work on, half of them holds; their ids and codes."""
    acts = []
    for number in range(12):
        kind = ["hold", "spend", "hold", "waiver", "hold", "gift"][number % 6]
        amount = {"minor": 5000, "currency": "USD"}
        reference = made(f"{person} {number}")
        request = urllib.request.Request(
            f"{url}/api/v1/recoveries/{reference}",
            json.dumps({"kind": kind, "amount": amount, "what": "fresh towels"}).encode(),
            {"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
            method="PUT",
        )
        try:
            with urllib.request.urlopen(request, timeout=15) as answer:
                acts += [str(reference), json.load(answer)["code"]]
        except urllib.error.HTTPError as refusal:
            sys.exit(f"error: {person} could not book: {refusal.read().decode()}")
    return acts


def tell(url, token, act):
    """Tells the house one of somebody's acts, for managers to praise and to choose."""
    request = urllib.request.Request(
        f"{url}/api/v1/recoveries/{act}/story/{made(act)}",
        json.dumps({"words": "The towels were wet, so I ran.", "share": "house"}).encode(),
        {"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
        method="PUT",
    )
    with urllib.request.urlopen(request, timeout=15):
        return act


def start(url, work, person, acts, told):
    """Starts one run; its process."""
    program = pathlib.Path(sys.executable).with_name("st")
    command = f"""
        --config-file deploy/schemathesis.toml --no-color run {description} --url {url}
        --auth-wfc-user {person} --phases examples,coverage,fuzzing,stateful --checks all
        {chance} --max-examples {examples}
        --report-json-path {work}/{person}.json"""
    names = {"PERSON": person, "ACTS": " ".join(acts), "TOLD": told}
    names |= {"TOKENS": f"{work}/tokens.json"}
    with open(work / f"{person}.log", "w") as log:
        return subprocess.Popen(
            [program, *command.split()],
            stdout=log,
            stderr=log,
            env=os.environ | names | {"PYTHONDONTWRITEBYTECODE": "1"},
        )


def count(person, report, sums, accepted):
    """Adds one report to the sums, and tells its failures."""
    sums["cases"] += report["test_cases"]["generated"]
    for failure in report["failures"]:
        print(f"error: as {person}: {', '.join(failure['operations'])}: {failure['title']}")
        sums["failures"] += failure["count"]
        sums["faults"] += failure["count"] if failure["type"] == "ServerError" else 0
    for operation, phases in report["valid_rates"].items():
        accepted[operation] += sum(phase["accepted"] for phase in phases.values())


def main(demo, url, work):
    """Runs all three; the exit code."""
    work = pathlib.Path(work)
    tokens = choose(demo)
    users = [
        {
            "name": person,
            "fixedHeaders": [{"name": "Authorization", "value": f"Bearer {tokens[person]}"}],
        }
        for person in people
    ]
    (work / "tokens.json").write_text(json.dumps({"auth": users}))
    acts = {person: book(url, person, tokens[person]) for person in people}
    told = tell(url, tokens["staff"], acts["staff"][3])
    runs = {person: start(url, work, person, acts[person], told) for person in people}
    codes = {person: run.wait() for person, run in runs.items()}
    for person, code in codes.items():
        if code != 0:
            print(f"error: the run as {person} ended with {code}; its log:")
            for line in (work / f"{person}.log").read_text().splitlines():
                print(line[:300])
    sums, accepted = collections.Counter(), collections.Counter()
    for person in people:
        report = work / f"{person}.json"
        if report.exists():
            count(person, json.loads(report.read_text()), sums, accepted)
    operations = described()
    missed = {operation for operation in operations - barred if not accepted[operation]}
    for operation in sorted(missed):
        print(f"error: {operation} never succeeded for anybody, so little of it was tried.")
    print(
        f"interface: {len(codes)} tokens, {len(operations)} operations, {sums['cases']} cases, "
        f"{sums['failures']} failures, {sums['faults']} answers of 500 or more"
    )
    return 1 if missed or any(codes.values()) else 0


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
