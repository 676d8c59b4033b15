"""A record verified on a cluster (spec 8.9): the pieces of an `ostrakon.Job`, as tasks of Ray or of Spark.

* `work`: one piece, on whatever machine it is run
* `driver`: the three passes, what is left of them, what workers say held against the store, the report
* `ray_engine`, `spark_engine`: how either runs pieces
* `bars`: progress; `clearing`: what is left of a store; `errors`: what goes wrong with a cluster
* `__main__`: the command `ostrakon-cluster`

>>> from ostrakon.cluster import Ray, verify
>>> with Ray("auto") as engine:
...     verified = verify("nation", "/shared/work", engine)
>>> verified.verification.demand().tally
"""

from .driver import Verified, verify
from .errors import ClusterError
from .ray_engine import Ray
from .spark_engine import Spark

__all__ = ["ClusterError", "Ray", "Spark", "Verified", "verify"]
