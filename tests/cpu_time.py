"""Run a command, and say how much CPU time it took with all that it started: `make test` has a budget."""

import resource
import subprocess
import sys

BUDGET = 8


def main() -> int:
    code = subprocess.run(sys.argv[1:], check=False).returncode
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(
        f"CPU time: {(used.ru_utime + used.ru_stime) / 60:.1f} minutes of {BUDGET} that `make test` may take"
    )
    return code


if __name__ == "__main__":
    sys.exit(main())
