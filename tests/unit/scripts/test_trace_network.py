"""The reader of strace's record: nothing that a network needs gets past it."""

import pytest

from trace_network import LOCAL, PRINTING, Use, owner, uses

X11 = '10 connect(3, {sa_family=AF_UNIX, sun_path=@"/tmp/.X11-unix/X1"}, 20) = 0'


@pytest.mark.parametrize(
    ("line", "use"),
    [
        ("10 socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_IP) = 3", Use("socket", "AF_INET")),
        ("[pid    12] socket(AF_INET6, SOCK_DGRAM, 0) = 3", Use("socket", "AF_INET6")),
        ("socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE) = 3", Use("socket", "AF_NETLINK")),
        ("10 socket(AF_INET, SOCK_STREAM, 0 <unfinished ...>", Use("socket", "AF_INET")),
        ("10 socket(0x2c /* AF_??? */, SOCK_STREAM, 0) = -1", Use("socket", "0x2c")),
        ("10 socketpair(AF_UNIX, SOCK_STREAM, 0, [3, 4]) = 0", Use("socketpair", "AF_UNIX")),
        (X11, Use("connect", "AF_UNIX", "@/tmp/.X11-unix/X1")),
        (
            '10 connect(4, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("9.9.9.9")},'
            " 16 <unfinished ...>",
            Use("connect", "AF_INET", 'sin_port=htons(53), sin_addr=inet_addr("9.9.9.9")'),
        ),
        (
            '10 <... recvfrom resumed>""..., 9, 0, {sa_family=AF_NETLINK, nl_pid=0}, [12]) = 9',
            Use("recvfrom", "AF_NETLINK", "nl_pid=0"),
        ),
        (
            '10 bind(3, {sa_family=AF_UNIX, sun_path="/run/x.sock"}, 110) = 0',
            Use("bind", "AF_UNIX", "/run/x.sock"),
        ),
        ("10 io_uring_setup(8, {flags=0}) = 5", Use("io_uring_setup", "hidden from a trace")),
    ],
)
def test_a_line_tells_a_use(line: str, use: Use) -> None:
    assert uses([line]) == [use]


@pytest.mark.parametrize(
    "line", ["10 +++ exited with 0 +++", "10 --- SIGCHLD {si_signo=SIGCHLD} ---", "", "10 recv"]
)
def test_other_lines_tell_none(line: str) -> None:
    assert uses([line]) == []


@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6", "AF_NETLINK", "AF_PACKET", "0x2c"])
def test_no_network_is_anybodys(family: str) -> None:
    assert owner(Use("socket", family)) is None
    assert owner(Use("connect", family, "/tmp/.X11-unix/X1")) is None


@pytest.mark.parametrize(
    ("path", "who"),
    [
        ("@/tmp/.X11-unix/X1", "the X11 display"),
        ("/run/user/1000/wayland-0", "the Wayland display"),
        ("/run/user/1000/bus", "the desktop's message bus (D-Bus)"),
        ("/var/run/nscd/socket", "the C library's cache of user names"),
        ("/tmp/other.sock", None),
        ("/tmp/.X11-unix/X1/../../other", None),
        ("/run/cups/cups.sock", None),
    ],
)
def test_a_local_socket_is_allowed_by_its_path_alone(path: str, who: str | None) -> None:
    assert owner(Use("connect", "AF_UNIX", path)) == who


def test_the_print_system_is_allowed_only_where_it_is_asked_for() -> None:
    use = Use("connect", "AF_UNIX", "/run/cups/cups.sock")
    assert owner(use, {**LOCAL, **PRINTING}) == "the print system (CUPS)"
