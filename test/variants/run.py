"""Runs the code of technique pages at tiny size: `python3 run.py [technique...] [--jobs N] [--report FILE]`.

Every variant under *How to fix* and the section *Measure it yourself* is one case. The script
`<technique>/<slug>.py` beside this file sets it up; the Python of the page is pasted at its line `# here: the variant`.
A measurement without a script runs alone; a variant without one is listed as not runnable. Each case runs in a process
and an empty folder of its own. Exit code: 0 when every case that ran passed, 1 when one failed or none ran, 2 for a
technique that does not exist.
"""

import argparse
import ast
import json
import os
import platform
import re
import signal
import subprocess
import sys
import tempfile
import textwrap
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import asdict, dataclass, field
from importlib.metadata import packages_distributions, version
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parent
ROOMS = SCRIPTS.parents[1] / "data" / "techniques"
MARK = "# here: the variant"
MEASURE = "Measure it yourself"
LIMIT_SECONDS = 120
# What a script exits with when this machine lacks what its variant needs.
NOT_RUN = 77
GIB_A_JOB = 8
TAIL_LINES = 15


@dataclass
class Case:
    """A piece of a page to be run: a variant, or the measurement."""

    technique: str
    heading: str
    code: str

    @property
    def slug(self):
        """The name of its script: the heading in lower case, other characters as hyphens."""
        if self.heading == MEASURE:
            return "measure"
        return re.sub(r"[^a-z0-9]+", "-", self.heading.lower()).strip("-")

    @property
    def script(self):
        return SCRIPTS / self.technique / f"{self.slug}.py"


@dataclass
class Result:
    """What came of a case; `ok` is None when it was not run."""

    technique: str
    slug: str
    heading: str
    ok: bool | None
    seconds: float = 0.0
    versions: dict = field(default_factory=dict)
    device: str = ""
    stderr: str = ""
    stdout: str = ""


def cases_of(technique):
    """The cases of a page, in its order, each with all its Python blocks one after the other."""
    section, heading, language, code = "", None, None, {}
    for line in (ROOMS / technique / "technique.md").read_text(encoding="utf8").splitlines():
        if line.startswith("```"):
            language = line[3:].split(" ")[0] if language is None else None
            if heading:
                code[heading].append("")
        elif language is not None:
            if heading and language == "python":
                code[heading].append(line)
        elif line.startswith("## "):
            section = line[3:].strip()
            heading = section if section == MEASURE else None
        elif line.startswith("### ") and section == "How to fix":
            heading = line[4:].strip()
        if heading:
            code.setdefault(heading, [])
    return [Case(technique, heading, "\n".join(lines).strip() + "\n") for heading, lines in code.items()]


def stray_scripts(folders, cases):
    """Scripts that no heading of a page leads to: it was renamed, or never written."""
    scripts = {script for folder in folders for script in SCRIPTS.glob(f"{folder}/*.py")}
    return sorted(scripts - {case.script for case in cases})


def program(case):
    """The Python to run for a case, None where it has no script and cannot go alone."""
    if not case.script.exists():
        return case.code if case.slug == "measure" and case.code.strip() else None
    lines = case.script.read_text(encoding="utf8").splitlines()
    places = [i for i, line in enumerate(lines) if line.strip() == MARK]
    if len(places) != 1:
        raise ValueError(f"{case.script.name} has {len(places)} lines «{MARK}», should have one")
    if not case.code.strip():
        raise ValueError(f"{case.heading} has no Python to paste into {case.script.name}")
    at = places[0]
    indent = lines[at][: -len(lines[at].lstrip())] if lines[at] != MARK else ""
    return "\n".join([*lines[:at], textwrap.indent(case.code, indent), *lines[at + 1 :]]) + "\n"


def versions_of(source):
    """Versions of the installed libraries that a program imports, by distribution."""
    imported = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            imported.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            imported.add(node.module.split(".")[0])
    owners = packages_distributions()
    return {name: version(name) for module in sorted(imported) for name in owners.get(module, [])[:1]}


def gpu(field_name):
    """One field of the first GPU as `nvidia-smi` tells it, None without one."""
    query = ["nvidia-smi", f"--query-gpu={field_name}", "--format=csv,noheader,nounits"]
    try:
        return subprocess.run(query, capture_output=True, text=True, check=True).stdout.splitlines()[0].strip()
    except (OSError, subprocess.CalledProcessError, IndexError):
        return None


def jobs_that_fit(wanted):
    """At most `wanted`, fewer where the GPU has less free than a few GiB for each."""
    free = gpu("memory.free")
    return wanted if free is None else max(1, min(wanted, int(free) // (GIB_A_JOB * 1024)))


def run(case, jobs, device):
    """Runs one case in a process group and a scratch folder of its own."""
    result = Result(case.technique, case.slug, case.heading, ok=None, device=device)
    try:
        source = program(case)
        if source is None:
            return result
        result.versions = versions_of(source)
    except (ValueError, SyntaxError) as error:
        result.ok, result.stderr = False, str(error)
        return result
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix=f"{case.technique}-", ignore_cleanup_errors=True) as scratch:
        # Not the slug: beside a file peft.py, `import peft` would find that.
        Path(scratch, "variant.py").write_text(source, encoding="utf8")
        process = subprocess.Popen(
            [sys.executable, "variant.py"],
            cwd=scratch,
            env=environment(jobs),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
            start_new_session=True,
        )
        try:
            out, err = process.communicate(timeout=LIMIT_SECONDS)
            result.ok = None if process.returncode == NOT_RUN else process.returncode == 0
            if process.returncode < 0:
                err += f"\nended by signal {-process.returncode}"
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            out, err = process.communicate()
            result.ok = False
            err += f"\nnot done after {LIMIT_SECONDS} s"
    result.seconds = round(time.monotonic() - start, 1)
    result.stdout, result.stderr = tail(out), tail(err)
    return result


def environment(jobs):
    """That of this process, kept off the network and to its share of cores and GPU memory."""
    cores = os.cpu_count() or 1
    paths = [str(SCRIPTS), os.environ.get("PYTHONPATH", "")]
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, paths)),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUNBUFFERED": "1",
        "HF_HUB_OFFLINE": "1",
        "HF_DATASETS_OFFLINE": "1",
        "TOKENIZERS_PARALLELISM": "false",
        "OMP_NUM_THREADS": str(max(1, cores // jobs)),
        "XLA_PYTHON_CLIENT_PREALLOCATE": "false",
    }


def tail(text):
    return "\n".join(text.strip().splitlines()[-TAIL_LINES:])


def line_of(result):
    """The line, or with a failure the lines, that say what came of a case."""
    name = f"{result.technique}/{result.slug}"
    if result.ok is None:
        return f"skipped  {name}  (no script, or this machine lacks what it needs)"
    if result.ok:
        return f"ok       {name}  {result.seconds} s"
    return f"failed   {name}  {result.seconds} s\n{textwrap.indent(result.stderr, '         ')}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("technique", nargs="*", help="ids; all techniques where none is given")
    parser.add_argument("--jobs", type=int, default=4, help="cases at a time, GPU memory permitting (default 4)")
    parser.add_argument("--report", type=Path, help="JSON file to write the results to")
    options = parser.parse_args()

    known = sorted(page.parent.name for page in ROOMS.glob("*/technique.md"))
    unknown = [name for name in options.technique if name not in known]
    if unknown:
        parser.error(f"no such technique: {', '.join(unknown)}")

    results = []
    cases = [case for technique in options.technique or known for case in cases_of(technique)]
    for script in stray_scripts(options.technique or ["*"], cases):
        stray = Result(script.parent.name, script.stem, "", ok=False, stderr=f"{script.name} belongs to no heading")
        results.append(stray)
        print(line_of(stray), flush=True)

    jobs = jobs_that_fit(max(1, options.jobs))
    device = gpu("name") or f"CPU ({platform.machine()}, {os.cpu_count()} cores)"
    with ThreadPoolExecutor(jobs) as pool:
        for future in as_completed([pool.submit(run, case, jobs, device) for case in cases]):
            results.append(future.result())
            print(line_of(results[-1]), flush=True)

    if options.report:
        results.sort(key=lambda result: (result.technique, result.slug))
        options.report.write_text(json.dumps([asdict(result) for result in results], indent=2) + "\n", encoding="utf8")
    count = {ok: sum(result.ok is ok for result in results) for ok in (True, False, None)}
    print(f"{count[True]} ok, {count[False]} failed, {count[None]} skipped")
    if count[True] + count[False] == 0:
        print("Nothing was run.", file=sys.stderr)
    return 0 if count[True] and not count[False] else 1


if __name__ == "__main__":
    sys.exit(main())
