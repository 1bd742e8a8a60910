"""Chronicles to test with, in SQLite and on a PostgreSQL server that the tests start themselves."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from rawi import Article
from rawi.store.engine import Store

Opener = Callable[[], Store]

# Four outlets on one happening of the same day, a copy among them, and what else was in the news.
AGENCY = (
    "أعلنت وزارة الدفاع الإثيوبية، الثلاثاء، أن قواتها سيطرت على بلدة شيرارو شمالي البلاد بعد معارك عنيفة مع"
    " مسلحين. وقال المتحدث باسم الوزارة إن ثلاثة جنود قتلوا خلال العملية، وإن المسلحين انسحبوا نحو الحدود مع"
    " إريتريا."
)
NEWS = (
    ("sawt-alwadi", "2021-03-09", "القوات الإثيوبية تعلن السيطرة على بلدة شيرارو", AGENCY),
    ("barq", "2021-03-09", "شيرارو في قبضة الجيش", AGENCY),
    (
        "alnahda-news",
        "2021-03-10",
        "استيلاء القوات الإثيوبية على شيرارو",
        "استولت القوات الإثيوبية، أمس الثلاثاء، على بلدة شيرارو قرب الحدود الإريترية إثر اشتباكات مع"
        " مسلحين محليين. ونفى قيادي من المسلحين سقوط البلدة كلها، واتهم إريتريا بالمشاركة في الهجوم.",
    ),
    (
        "sawt-alwadi",
        "2021-03-17",
        "معارك جديدة في الشمال",
        "سيطرت القوات الإثيوبية، الثلاثاء، على بلدة شيرارو شمالي البلاد بعد معارك عنيفة مع مسلحين"
        " عادوا إليها قبل أيام.",
    ),
    (
        "barq",
        "2021-03-10",
        "وزير الخارجية الكيني في أديس أبابا",
        "وصل وزير الخارجية الكيني أوريانو نديتو إلى أديس أبابا، الثلاثاء، في زيارة رسمية تستمر يومين."
        " والتقى أوريانو نديتو نظيره الإثيوبي وبحث معه اتفاقا لتوسيع التبادل التجاري بين البلدين.",
    ),
    (
        "maraya",
        "2021-03-11",
        "كينيا وإثيوبيا توقعان اتفاقا تجاريا",
        "وقعت كينيا وإثيوبيا، الأربعاء، في أديس أبابا اتفاقا لتوسيع التبادل التجاري خلال زيارة الوزير"
        " نديتو أوريانو.",
    ),
)


def article(number: int, *, text: str | None = None, url: str | None = None) -> Article:
    """Make one of the articles of the news above, or another text in its place."""
    source, published, title, told = NEWS[number]
    address = url or f"https://{source}.example/{number}"
    return Article(f"{number:020d}", text or told, address, source, title, date.fromisoformat(published))


@pytest.fixture(scope="session")
def articles() -> list[Article]:
    return [article(number) for number in range(len(NEWS))]


def _binaries() -> Path | None:
    """Find the programs of a PostgreSQL server, which distributions keep off the path."""
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    found = shutil.which("initdb")
    return next(
        (place for place in places if (place / "initdb").exists()), Path(found).parent if found else None
    )


def _as_servant(command: list[str]) -> list[str]:
    """Run a command as somebody who is not root, for the server refuses root."""
    return ["runuser", "-u", "postgres", "--", *command] if os.geteuid() == 0 else command


class Server:
    """A PostgreSQL server of the tests, on a socket of its own, that can be killed and started again."""

    def __init__(self, binaries: Path) -> None:
        # Not below pytest's own folder, which only its owner may enter.
        self._folder = Path(tempfile.mkdtemp(prefix="rawi-server-"))
        if os.geteuid() == 0:
            shutil.chown(self._folder, "postgres")
        self._data = str(self._folder / "data")
        made = [str(binaries / "initdb"), "-D", self._data, "-A", "trust", "-U", "rawi", "-E", "UTF8"]
        self._run(made)
        self._control = [str(binaries / "pg_ctl"), "-D", self._data, "-w", "-l", str(self._folder / "log")]
        self.start()

    @staticmethod
    def _run(command: list[str], *, check: bool = True) -> int:
        done = subprocess.run(_as_servant(command), capture_output=True, check=check, cwd="/")
        return done.returncode

    def start(self) -> None:
        """Start it; after a kill the remains of the old one may still be in the way for a moment."""
        options = f"-c listen_addresses='' -c unix_socket_directories={self._folder} -c fsync=off"
        for _ in range(60):
            if self._run([*self._control, "-o", options, "start"], check=False) == 0:
                return
            time.sleep(0.5)
        raise RuntimeError((self._folder / "log").read_text(encoding="utf-8")[-2000:])

    def stop(self) -> None:
        """Stop it as a crash does: nobody is waited for, and the next start recovers."""
        self._run([*self._control, "-m", "immediate", "stop"], check=False)

    def kill(self) -> None:
        """Kill its first process, which takes no leave of anyone."""
        pid = int((Path(self._data) / "postmaster.pid").read_text(encoding="ascii").split()[0])
        os.kill(pid, signal.SIGKILL)

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def new_database(self, name: str) -> str:
        """Make an empty database, and give its address."""
        import psycopg

        address = f"postgresql://rawi@/{{}}?host={self._folder}"
        with closing(psycopg.connect(address.format("postgres"), autocommit=True)) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {name}")
            connection.execute(f"CREATE DATABASE {name}")
        return address.format(name)


def _started() -> Server:
    pytest.importorskip("psycopg", reason="psycopg is not installed: pip install 'rawi[postgres]'")
    binaries = _binaries()
    if binaries is None:
        pytest.skip("no PostgreSQL server is installed")
    return Server(binaries)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Start a PostgreSQL server for all tests."""
    started = _started()
    yield started
    started.remove()


@pytest.fixture
def own_server() -> Iterator[Server]:
    """Start a PostgreSQL server for one test, which may kill it."""
    started = _started()
    yield started
    started.remove()


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the place of a chronicle that is not there yet, in each kind of database."""
    if request.param == "sqlite":
        return str(tmp_path / "news.rawi")
    server: Server = request.getfixturevalue("server")
    return server.new_database(f"news_{abs(hash(tmp_path.name)) % 10**9}")


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    with closing(Store(place, create=True)) as opened:
        yield opened
