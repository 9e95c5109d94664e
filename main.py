#!/usr/bin/env python3
"""Start Iceberg, or its checks, on a machine that has only Python.

    python3 main.py              set up if need be, then open the program
    python3 main.py test         set up if need be, then run all checks; no screen needed
    python3 main.py export ...   any other words go to the program

Everything is put into .venv beside this file. Only Python's own library is used, and only grammar
that old versions read, so that whoever has the wrong Python hears so in a sentence.
"""

import hashlib
import os
import subprocess
import sys

LEAST = (3, 11)
ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
IS_WINDOWS = os.name == "nt"
PYTHON = (
    os.path.join(VENV, "Scripts", "python.exe")
    if IS_WINDOWS
    else os.path.join(VENV, "bin", "python")
)
STAMP = os.path.join(VENV, ".iceberg-ready")
LOCKS = {"run": "requirements.lock", "test": "requirements-test.lock"}

# What PySide6's wheels do not carry, by the name of the library and of the package of Debian and
# Ubuntu that holds it; found by leaving out one after the other.
NEEDED = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
NEEDED_ON_SCREEN = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}

# Each check of `main.py test`, in the order in which a mistake is told soonest.
CHECKS = (
    ("style", ["-m", "ruff", "format", "--check", "."]),
    ("lint", ["-m", "ruff", "check", "."]),
    ("types", ["-m", "mypy"]),
    (
        "import floors",
        ["-c", "import sys; from importlinter.cli import lint_imports_command as f; f()"],
    ),
    ("tests", ["-m", "pytest"]),
)


def stop(sentence):
    """End with a sentence on standard error."""
    sys.stderr.write("iceberg: " + sentence + "\n")
    raise SystemExit(3)


def fingerprint(kind):
    """Return what must be the same for a set-up to be still good."""
    with open(os.path.join(ROOT, LOCKS[kind]), "rb") as lock:
        content = lock.read()
    version = "%d.%d %s" % (sys.version_info[0], sys.version_info[1], ROOT)
    return kind + ":" + hashlib.sha256(content + version.encode()).hexdigest()


def ready_for():
    """Return the fingerprints of what is set up."""
    try:
        with open(STAMP) as stamp:
            return stamp.read().split()
    except (IOError, OSError):
        return []


def has_screen():
    """Whether a window could open."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def missing(libraries):
    """Return the packages of those libraries that are not on this machine."""
    import ctypes

    packages = []
    for library, package in sorted(libraries.items()):
        try:
            ctypes.CDLL(library)
        except OSError:
            packages.append(package)
    return packages


def install_system_packages(packages):
    """Install packages of Debian or Ubuntu where we may; else say the one line that does."""
    import shutil

    command = ["apt-get", "install", "-y", "--no-install-recommends"] + packages
    if not shutil.which("apt-get"):
        stop(
            "these libraries of the system are missing (by their names in Debian): "
            + " ".join(packages)
        )
    if os.geteuid() != 0:
        stop(
            "some libraries of the system are missing; run this, then start again:\n  sudo "
            + " ".join(command)
        )
    sys.stderr.write("Installing " + " ".join(packages) + " ...\n")
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    with open(os.devnull, "w") as nowhere:
        subprocess.call(["apt-get", "update", "-q"], env=quiet, stdout=nowhere)
        if subprocess.call(command, env=quiet, stdout=nowhere):
            stop("apt-get could not install them; install these yourself: " + " ".join(packages))


def can_make_environments():
    """Whether this Python has pip to put into one; Debian and Ubuntu keep it in a package apart."""
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        return False
    return True


def make_environment():
    """Make .venv, or make it anew when it is broken."""
    import shutil

    works = os.path.exists(PYTHON) and answers([PYTHON, "-m", "pip", "--version"])
    if works and answers(
        [PYTHON, "-c", "import sys; sys.exit(sys.version_info[:2] != %r)" % (sys.version_info[:2],)]
    ):
        return
    shutil.rmtree(VENV, ignore_errors=True)
    if subprocess.call([sys.executable, "-m", "venv", VENV]):
        shutil.rmtree(VENV, ignore_errors=True)
        stop("a virtual environment could not be made in " + VENV + "; see above for the reason.")


def answers(command):
    """Whether a command ends well; what it says does not matter."""
    with open(os.devnull, "w") as nowhere:
        try:
            return subprocess.call(command, stdout=nowhere, stderr=nowhere) == 0
        except OSError:
            return False


def set_up(kind, on_screen):
    """Bring everything that `kind` needs onto the machine."""
    if fingerprint(kind) in ready_for():
        return
    if sys.platform.startswith("linux"):
        # All at once, so that whoever has to ask somebody for them asks once.
        packages = missing(dict(NEEDED, **NEEDED_ON_SCREEN) if on_screen else NEEDED)
        if not os.path.exists(PYTHON) and not can_make_environments():
            packages += ["python3-venv", "ca-certificates"]
        if packages:
            install_system_packages(packages)
    sys.stderr.write("Setting up (%s, the first time only; about 120 MB) ...\n" % LOCKS[kind])
    make_environment()
    install = [
        PYTHON,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--require-hashes",
    ]
    install += ["--only-binary=:all:", "-r", os.path.join(ROOT, LOCKS[kind])]
    if subprocess.call(install):
        stop("the packages could not be installed; is there a network? See above for the reason.")
    known = [line for line in ready_for() if not line.startswith(kind + ":")] + [fingerprint(kind)]
    with open(STAMP, "w") as stamp:
        stamp.write("\n".join(known) + "\n")


def program_environment():
    """Return the environment for the program: found from any folder, offscreen where it must be."""
    environment = dict(os.environ)
    path = environment.get("PYTHONPATH")
    environment["PYTHONPATH"] = ROOT + (os.pathsep + path if path else "")
    return environment


def run_checks(words):
    """Run every check, or only the tests that `words` choose; return the exit code."""
    environment = program_environment()
    environment["QT_QPA_PLATFORM"] = "offscreen"
    failed = []
    for name, command in CHECKS:
        if words and name != "tests":
            continue
        sys.stderr.write("\n== %s\n" % name)
        sys.stderr.flush()
        # All tests share the machine's cores; a choice of them runs where it can be watched.
        more = (words or ["-n", "auto"]) if name == "tests" else []
        if subprocess.call([PYTHON] + command + more, cwd=ROOT, env=environment):
            failed.append(name)
    sys.stderr.write(
        "\n%s\n" % ("Failed: " + ", ".join(failed) if failed else "All checks passed.")
    )
    return 1 if failed else 0


def run_program(words):
    """Run the program with `words`; return the exit code."""
    command = [PYTHON, "-m", "iceberg"] + words
    environment = program_environment()
    if not IS_WINDOWS:
        # Take its place: no second process waits, and signals reach the program.
        sys.stdout.flush()
        os.execve(PYTHON, command, environment)
    return subprocess.call(command, env=environment)


def main(words):
    """Set up if need be, then do what `words` say."""
    if sys.version_info < LEAST:
        stop("Python %d.%d or newer is needed; this is %s." % (LEAST + (sys.version.split()[0],)))
    if words[:1] == ["test"]:
        set_up("run", on_screen=False)
        set_up("test", on_screen=False)
        return run_checks(words[1:])
    set_up("run", on_screen=has_screen())
    return run_program(words)


if __name__ == "__main__":
    try:
        raise SystemExit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        raise SystemExit(130)
