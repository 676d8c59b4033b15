"""`ostrakon-cluster verify`: a record verified on a cluster."""

import argparse
import os
import sys

import ostrakon

from .bars import Bars, amount
from .clearing import clear
from .driver import verify
from .ray_engine import Ray
from .spark_engine import Spark

_VERIFY = """Verifies a record on a cluster: the report of `ostrakon verify`, byte for byte.

The record is cut into pieces; three passes of them are run wherever there is a free core, one core
each, and what they found is put together here. All machines see the record and the store under the
same paths, and nobody writes to the record meanwhile. A piece that is done is never done again:
after an interruption, run the same command.

That a stretch's ballots were verified is the word of the machine that did it: the machines should be
yours. Nobody signs anything after such a report. Whoever doubts a piece keeps the results (--keep)
and runs it again: `ostrakon shards check`.
"""

_EXAMPLES = """Examples:
  ostrakon-cluster verify nation --store /shared/work --ray auto
  ostrakon-cluster verify nation --store /shared/work --ray 10.0.0.5:6379 --json > report.json
  ostrakon-cluster verify nation --store /shared/work --spark spark://10.0.0.5:7077 --keep

Ray asks for the cluster's token (RAY_AUTH_MODE=token, RAY_AUTH_TOKEN_PATH); Spark reads its secret from
its own configuration (SPARK_CONF_DIR).

Exit status 0 only if every check passed, 1 if not, 2 if the arguments make no sense.
"""

_OPEN = "This cluster asks nobody for a token or a secret: whoever reaches it can make the report say anything."


def parser():
    """The command line."""
    top = argparse.ArgumentParser(prog="ostrakon-cluster", description="Ostrakon's verifier, past one machine.")
    top.add_argument("--version", action="version", version=f"ostrakon-cluster {ostrakon.__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    one = commands.add_parser(
        "verify",
        help="verifies a record on a cluster",
        description=_VERIFY,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    one.add_argument("record", metavar="RECORD", help="the record directory, the same for all machines")
    one.add_argument(
        "--store",
        required=True,
        metavar="DIR",
        help="where results are kept, the same for all machines; never inside the record",
    )
    engine = one.add_mutually_exclusive_group(required=True)
    engine.add_argument("--ray", metavar="ADDRESS", help="a Ray cluster: host:port of its head, or auto")
    engine.add_argument("--spark", metavar="MASTER", help="a Spark cluster, for instance spark://host:7077")
    one.add_argument(
        "--stretch", type=int, metavar="N", help="entries of a piece, a multiple of 256; 32768 unless given"
    )
    one.add_argument(
        "--parts",
        type=int,
        metavar="N",
        help="parts of all credentials, for the second pass; one for 262144 entries unless given",
    )
    one.add_argument(
        "--receipt",
        action="append",
        default=[],
        metavar="FILE",
        help="a receipt of a ballot (check 407); may be repeated",
    )
    one.add_argument(
        "--pin",
        action="append",
        default=[],
        metavar="CHECKPOINT",
        help="a checkpoint of this log that you kept (check 406); may be repeated",
    )
    one.add_argument("--json", action="store_true", help="for programs: the report as JSON")
    one.add_argument("--keep", action="store_true", help="keeps the results once the report is there")
    return top


def main(arguments=None):
    """Runs the command; its exit status."""
    asked = parser().parse_args(arguments)
    bars = Bars()
    try:
        return _verify(asked, bars)
    except (ostrakon.OstrakonError, ValueError, TypeError, OSError) as error:
        bars.close()
        print(f"error: {error}", file=sys.stderr)
        return 2 if isinstance(error, (ValueError, TypeError, ostrakon.ReadError)) else 1
    except KeyboardInterrupt:
        bars.close()
        print(f"Stopped. What is done is kept in {asked.store}: the same command goes on.", file=sys.stderr)
        return 130


def _verify(asked, bars):
    # A record that is none is told before a cluster is asked for anything.
    if not os.path.isdir(asked.record):
        raise ostrakon.ReadError(f"{asked.record}: there is no such directory. Next: name a record directory.")
    with Ray(asked.ray) if asked.ray else Spark(asked.spark) as engine:
        if not engine.guarded():
            print(_OPEN, file=sys.stderr)
        verified = verify(
            asked.record,
            asked.store,
            engine,
            stretch=asked.stretch,
            parts=asked.parts,
            receipts=asked.receipt,
            pins=asked.pin,
            progress=bars,
        )
    bars.close()
    verification = verified.verification
    print(verification.json if asked.json else verification.text)
    if verified.job is not None:
        ballots = amount(verification.resumed, "ballot")
        print(f"In pieces: that {ballots} were verified is the word of the machines that ran them.", file=sys.stderr)
        if not asked.keep and "://" not in asked.store:
            clear(verified.job, os.path.abspath(asked.store))
    return 0 if verification.passed else 1


if __name__ == "__main__":
    sys.exit(main())
