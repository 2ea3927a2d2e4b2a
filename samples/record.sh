#!/usr/bin/env bash
# Records the captures in this folder again: real tools talk to each other in two network namespaces, "client" and "server",
# joined by a veth pair. Needs root and, on Debian:
#   apt-get install tshark tcpdump bind9-dnsutils curl openssh-client openssh-server nsd ldnsutils iputils-ping traceroute iproute2 ethtool python3 python3-scapy
# Usage: record.sh [NAME ...]     the samples to record (without ending); all without a name
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
client=mpl-client-$$
server=mpl-server-$$
c4=10.9.0.1 s4=10.9.0.2 c6=fd00:9::1 s6=fd00:9::2
background=()

clean_up() {
    local pid
    # What a function started in the background outlives its shell, but not its namespace.
    for pid in $(ip netns pids "$client") $(ip netns pids "$server"); do kill "$pid" 2>/dev/null || true; done
    for pid in "${background[@]}"; do kill "$pid" 2>/dev/null || true; done
    # What a function has started in the background is a child of what was killed above.
    for pid in $(ip netns pids "$client" 2>/dev/null; ip netns pids "$server" 2>/dev/null); do kill "$pid" 2>/dev/null || true; done
    wait 2>/dev/null || true
    ip netns delete "$client" 2>/dev/null || true
    ip netns delete "$server" 2>/dev/null || true
    rm -rf "$work"
}
trap clean_up EXIT

in_client() { ip netns exec "$client" "$@"; }
in_server() { ip netns exec "$server" "$@"; }

# Waits until a command succeeds, for ten seconds at most.
until_ok() {
    local tries
    for tries in $(seq 200); do
        "$@" >/dev/null 2>&1 && return
        sleep 0.05
    done
    echo "record.sh: gave up after $tries tries: $*" >&2
    tail -n 5 "$work"/*.log >&2
    return 1
}

host() { # namespace interface ipv4 ipv6
    ip -n "$1" link set "$2" up
    ip -n "$1" address add "$3" dev "$2"
    ip -n "$1" address add "$4" dev "$2" nodad
}

# --- the network: two hosts and a cable; frames as they would be on a wire, hence no offloading ---
build_network() {
    for ns in "$client" "$server"; do
        ip netns add "$ns"
        # Quiet hosts: addresses are taken without asking around, and no router is looked for.
        for scope in all default; do
            ip netns exec "$ns" sysctl -q "net.ipv6.conf.$scope.accept_dad=0" "net.ipv6.conf.$scope.router_solicitations=0"
        done
    done
    ip -n "$client" link add eth0 address 02:00:00:00:09:01 type veth peer name eth0 address 02:00:00:00:09:02 netns "$server"
    for ns in "$client" "$server"; do
        ip -n "$ns" link set lo up
        ip netns exec "$ns" ethtool -K eth0 tx off rx off gso off gro off tso off >/dev/null
    done
    host "$client" eth0 $c4/24 $c6/64
    host "$server" eth0 $s4/24 $s6/64
}

forget_neighbours() {
    ip -n "$client" neighbour flush dev eth0
    ip -n "$server" neighbour flush dev eth0
}

# --- recording: record FILE NAMESPACE INTERFACE "tcpdump options" COMMAND... ---
record() {
    local file=$here/$1 ns=$2 interface=$3 options=$4
    shift 4
    # shellcheck disable=SC2086  # options is a list of words
    ip netns exec "$ns" tcpdump -i "$interface" -U --immediate-mode -Z root $options -w "$work/recording" 2>"$work/tcpdump.log" &
    local tcpdump=$!
    background+=("$tcpdump")
    until_ok grep -q 'listening on' "$work/tcpdump.log"
    "$@" || echo "record.sh: note: a command of $file ended with $?" >&2
    sleep 0.3 # the last frames are still on their way
    kill -INT "$tcpdump"
    wait "$tcpdump" || true
    finish "$work/recording" "$file"
}

# A capture in the pcapng format, as Wireshark's own recorder writes it.
record_ng() {
    local file=$here/$1 ns=$2 interface=$3
    shift 3
    ip netns exec "$ns" dumpcap -q -i "$interface" -w "$work/recording" 2>"$work/tcpdump.log" &
    local dumpcap=$!
    background+=("$dumpcap")
    until_ok grep -q 'File:' "$work/tcpdump.log"
    "$@"
    sleep 1.5 # dumpcap writes what it has once a second
    kill -INT "$dumpcap"
    wait "$dumpcap" || true
    finish "$work/recording" "$file"
}

finish() {
    mv "$1" "$2"
    chmod 644 "$2"
    echo "$(basename "$2"): $(tshark -r "$2" 2>/dev/null | wc -l) frames, $(stat -c %s "$2") bytes"
}

# --- servers ---
start_dns() {
    mkdir "$work/zones"
    cat >"$work/zones/mpl.example" <<'ZONE'
$ORIGIN mpl.example.
$TTL 3600
@       SOA     ns hostmaster 2026010101 7200 3600 1209600 300
@       NS      ns
@       NS      ns2
@       MX      10 mail
@       MX      20 mail.backup
@       TXT     "v=spf1 mx -all" "second string"
@       CAA     0 issue "ca.mpl.example"
ns      A       10.9.0.2
ns      AAAA    fd00:9::2
ns2     A       10.9.0.3
mail    A       10.9.0.25
mail.backup     A       10.9.0.26
www     CNAME   web
web     A       10.9.0.2
web     AAAA    fd00:9::2
many    A       10.9.1.1
many    A       10.9.1.2
many    A       10.9.1.3
many    A       10.9.1.4
_ssh._tcp       SRV     0 5 22 web
_443._tcp.web   TLSA    3 1 1 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
web     SSHFP   4 2 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
sip     NAPTR   100 10 "u" "E2U+sip" "!^.*$!sip:info@mpl.example!" .
svc     HTTPS   1 . alpn=h2,http/1.1 port=443 ipv4hint=10.9.0.2
big     TXT     "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb" "cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc" "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd"
ZONE
    # An answer of several frames.
    { printf 'huge TXT'; for n in $(seq 16); do printf ' "part %s of an answer that is longer than a frame: %.0150d"' "$n" "$n"; done; echo; } >>"$work/zones/mpl.example"
    cat >"$work/zones/0.9.10.in-addr.arpa" <<'ZONE'
$ORIGIN 0.9.10.in-addr.arpa.
$TTL 3600
@       SOA     ns.mpl.example. hostmaster.mpl.example. 1 7200 3600 1209600 300
@       NS      ns.mpl.example.
2       PTR     web.mpl.example.
ZONE
    cp "$here/tools/types.zone" "$work/zones/types.example"
    (
        cd "$work/zones"
        ldns-signzone -n mpl.example "$(ldns-keygen -a ECDSAP256SHA256 mpl.example)" || true
    ) >/dev/null
    cat >"$work/nsd.conf" <<CONF
server:
  username: ""
  chroot: ""
  zonesdir: "$work/zones"
  database: ""
  pidfile: "$work/nsd.pid"
  xfrdfile: "$work/xfrd.state"
  zonelistfile: "$work/zone.list"
  cookie-secret-file: "$work/cookie"
  ip-address: $s4
  ip-address: $s6
  server-count: 1
  nsid: "ascii_mpl-sample"
  ipv4-edns-size: 4096
  ipv6-edns-size: 4096
  answer-cookie: yes
  cookie-secret: "000102030405060708090a0b0c0d0e0f"
  hide-version: yes
remote-control:
  control-enable: no
zone:
  name: mpl.example
  zonefile: mpl.example.signed
zone:
  name: types.example
  zonefile: types.example
zone:
  name: 0.9.10.in-addr.arpa
  zonefile: 0.9.10.in-addr.arpa
CONF
    in_server nsd -d -c "$work/nsd.conf" >"$work/nsd.log" 2>&1 &
    background+=($!)
    until_ok in_client dig +time=1 +tries=1 @$s4 mpl.example SOA
    echo "nameserver $s4" >"$work/resolv.conf"
    echo "nameserver $s6" >"$work/resolv6.conf"
}

start_web() {
    mkdir "$work/www"
    printf '<!doctype html>\n<title>MPL</title>\n<p>A packet is described once.</p>\n' >"$work/www/index.html"
    # One page of several segments.
    for n in $(seq 120); do echo "line $n of a page that needs more than one segment"; done >"$work/www/long.txt"
    in_server python3 -m http.server --bind :: --directory "$work/www" --protocol HTTP/1.1 80 >"$work/web.log" 2>&1 &
    background+=($!)
    until_ok in_client curl -s "http://$s4/"
}

start_ssh() {
    ssh-keygen -q -t ed25519 -N '' -C sample -f "$work/host_key"
    ssh-keygen -q -t ed25519 -N '' -C sample -f "$work/user_key"
    cp "$work/user_key.pub" "$work/authorized_keys"
    mkdir -p /run/sshd
    in_server /usr/sbin/sshd -D -f /dev/null -o "HostKey=$work/host_key" -o "AuthorizedKeysFile=$work/authorized_keys" -o StrictModes=no \
        -o UsePAM=no -o PermitRootLogin=yes -o PidFile=none -o "ListenAddress=$s4" 2>"$work/sshd.log" &
    background+=($!)
    until_ok in_client ssh-keyscan -T 1 $s4
}

# --- what is recorded ---
browse() { # 4 or 6
    local resolver=$work/resolv.conf
    [ "$1" = 4 ] || resolver=$work/resolv6.conf
    forget_neighbours
    # `ip netns exec` gives each command its own view of the mounts, so that this changes no file of the machine.
    in_client sh -c "mount --bind '$resolver' /etc/resolv.conf && curl -s -$1 http://www.mpl.example/ http://www.mpl.example/long.txt" >/dev/null
}

ask() { in_client dig +time=1 +tries=1 @$s4 "$@" >/dev/null; }

ask_dns() {
    ask +noedns +nocookie web.mpl.example A
    ask web.mpl.example AAAA
    ask www.mpl.example A
    ask mpl.example MX
    ask mpl.example TXT
    ask mpl.example NS
    ask mpl.example SOA
    ask mpl.example CAA
    ask many.mpl.example A
    ask _ssh._tcp.mpl.example SRV
    ask _443._tcp.web.mpl.example TLSA
    ask web.mpl.example SSHFP
    ask sip.mpl.example NAPTR
    ask svc.mpl.example HTTPS
    ask -x 10.9.0.2
    ask nothing.mpl.example A
    ask other.example A
    ask +nsid +cookie=0011223344556677 +subnet=10.9.0.0/24 web.mpl.example A
    ask +dnssec web.mpl.example A
    ask +dnssec mpl.example DNSKEY
    ask +dnssec nothing.mpl.example A
    ask +noedns +ignore big.mpl.example TXT
    ask +tcp mpl.example ANY
    ask +tcp mpl.example AXFR
    in_client dig +time=1 +tries=1 @$s6 web.mpl.example AAAA >/dev/null
}

# Over a bad line: small segments, which come late, twice, out of order, or not at all and then again.
ask_dns_in_pieces() {
    local ns
    for ns in "$client" "$server"; do
        ip -n "$ns" route replace 10.9.0.0/24 dev eth0 advmss 120
        ip netns exec "$ns" tc qdisc add dev eth0 root netem delay 2ms reorder 40% 25% gap 3 loss 8% duplicate 6%
    done
    for _ in 1 2 3; do
        in_client dig +time=5 +tries=1 @$s4 +tcp +dnssec mpl.example ANY mpl.example AXFR big.mpl.example TXT >/dev/null
    done
    for ns in "$client" "$server"; do
        ip netns exec "$ns" tc qdisc delete dev eth0 root
        ip -n "$ns" route replace 10.9.0.0/24 dev eth0
    done
}

# Packets that are longer than a frame.
send_fragments() {
    in_client ping -q -c 2 -i 0.1 -s 5000 $s4 >/dev/null
    in_client ping -q -c 2 -i 0.1 -s 5000 $s6 >/dev/null
    in_client dig +time=1 +tries=3 +bufsize=4096 +dnssec @$s4 huge.mpl.example TXT >/dev/null
    in_client dig +time=1 +tries=3 +bufsize=4096 +dnssec @$s6 huge.mpl.example TXT >/dev/null
}

ping_about() {
    forget_neighbours
    in_client ping -q -c 2 -i 0.1 $s4 >/dev/null
    in_client ping -q -c 2 -i 0.1 $s6 >/dev/null
    in_client ping -q -c 1 -s 4000 $s4 >/dev/null
    in_client ping -q -c 1 -s 4000 $s6 >/dev/null
    in_client ping -q -c 1 -R $s4 >/dev/null
    in_client ping -q -c 1 -T tsonly $s4 >/dev/null
    in_client ping -q -c 1 -T tsandaddr $s4 >/dev/null
    in_client ping -q -c 1 -Q 0xb8 -t 1 -p c0ffee $s4 >/dev/null
    in_client traceroute -n -q 1 -m 1 $s4 >/dev/null        # port unreachable
    in_client traceroute -6 -n -q 1 -m 1 $s6 >/dev/null
    in_client ping -q -c 1 -W 1 10.9.7.7 >/dev/null || true # see build_routes: host unreachable
    in_client ping -q -c 1 -W 1 fd00:77::7 >/dev/null || true
    in_client ping -q -c 1 -W 1 -t 1 10.9.8.8 >/dev/null || true # time exceeded
}

# The server forwards: into unreachable networks, and into one that a packet with one hop to live never gets to.
build_routes() {
    in_server sysctl -q net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1
    ip -n "$server" route add unreachable 10.9.7.0/24
    ip -n "$server" -6 route add unreachable fd00:77::/64
    ip -n "$server" link add other type veth peer name another
    ip -n "$server" link set other up
    ip -n "$server" link set another up
    ip -n "$server" route add 10.9.8.0/24 dev other
    ip -n "$client" route add 10.9.0.0/16 via $s4
    ip -n "$client" -6 route add fd00:77::/64 via $s6
}

log_in() { # OPTIONS OF ssh...
    in_client ssh -F none -i "$work/user_key" -o IdentitiesOnly=yes -o StrictHostKeyChecking=no -o "UserKnownHostsFile=$work/known_hosts" \
        -o LogLevel=ERROR -o BatchMode=yes "$@" root@$s4 true
}

talk_to_self() {
    in_client ping -q -c 1 127.0.0.1 >/dev/null
    in_client ping -q -c 1 ::1 >/dev/null
    in_client dig +time=1 +tries=1 @127.0.0.1 mpl.example >/dev/null || true # nobody listens: port unreachable
    in_client curl -s http://127.0.0.1:9/ || true                            # connection refused
}

talk_anywhere() {
    forget_neighbours
    in_client ping -q -c 1 127.0.0.1 >/dev/null
    in_client ping -q -c 1 $s4 >/dev/null
    ask web.mpl.example A
    in_client ping -q -c 1 $s6 >/dev/null
    in_client curl -s "http://$s4/" >/dev/null
}

# Point-to-point links without Ethernet: a TUN device in each namespace, and a process that is the cable.
talk_over_tun() {
    in_client ping -q -c 2 -i 0.1 10.9.1.2 >/dev/null
    in_client ping -q -c 1 fd00:91::2 >/dev/null
    in_client curl -s http://10.9.1.2/ >/dev/null
    in_client curl -s "http://[fd00:91::2]/" >/dev/null
}

build_tun() {
    python3 "$here/tools/cable.py" tun "/run/netns/$client" "/run/netns/$server" &
    background+=($!)
    until_ok ip -n "$client" link show tun0
    until_ok ip -n "$server" link show tun0
    host "$client" tun0 10.9.1.1/24 fd00:91::1/64
    host "$server" tun0 10.9.1.2/24 fd00:91::2/64
}

# VLANs: a switch in each namespace tags what its host (tap0) sends, and the cable between them is the trunk that is recorded.
talk_over_trunk() { # tags..., each ethertype:vlan:priority
    local ns pids=()
    for ns in "$client" "$server"; do
        ip netns exec "$ns" python3 "$here/tools/cable.py" trunk eth0 "$@" &
        pids+=($!)
        background+=($!)
        until_ok ip -n "$ns" link show tap0
    done
    ip -n "$client" link set tap0 address 02:00:00:00:0a:01
    ip -n "$server" link set tap0 address 02:00:00:00:0a:02
    host "$client" tap0 10.9.2.1/24 fd00:92::1/64
    host "$server" tap0 10.9.2.2/24 fd00:92::2/64
    in_client ping -q -c 1 10.9.2.2 >/dev/null
    in_client ping -q -c 1 fd00:92::2 >/dev/null
    kill "${pids[@]}"
    wait "${pids[@]}" 2>/dev/null || true
}

talk_over_trunks() {
    talk_over_trunk 8100:10:0
    talk_over_trunk 88a8:20:3 8100:30:5
    talk_over_trunk 88a8:20:0 8100:30:0 8100:40:7
}

# A bridge with the spanning tree protocol says hello every two seconds, in 802.3 frames.
run_spanning_tree() {
    ip -n "$server" link add br0 type bridge stp_state 1 forward_delay 200 hello_time 100
    ip -n "$server" link set br0 up
    ip -n "$server" link set eth0 master br0
    sleep 3.5
    ip -n "$server" link delete br0
}

send_extension_headers() {
    forget_neighbours
    in_client ping -q -c 1 -s 3000 $s6 >/dev/null
    in_client python3 "$here/tools/extension_headers.py" $c6 $s6
}

wanted() {
    [ ${#names[@]} -eq 0 ] && return
    local name
    for name in "${names[@]}"; do [ "$name" = "$1" ] && return; done
    return 1
}

# shellcheck source=tools/peers.sh
source "$here/tools/peers.sh"

names=("$@")
build_network
start_dns
start_web
start_ssh
if wanted web; then record web.pcap "$client" eth0 "" browse 4; fi
if wanted web6; then record_ng web6.pcapng "$client" eth0 browse 6; fi
if wanted short; then record short.pcap "$client" eth0 "-s 60" browse 4; fi
if wanted nanosecond; then record nanosecond.pcap "$client" eth0 "--time-stamp-precision=nano" browse 4; fi
if wanted dns; then record dns.pcap "$client" eth0 "port 53" ask_dns; fi
if wanted dns-pieces; then record dns-pieces.pcap "$client" eth0 "tcp port 53" ask_dns_in_pieces; fi
if wanted fragments; then record fragments.pcap "$client" eth0 "icmp or icmp6 or udp port 53 or ip[6:2] & 0x1fff != 0 or ip6 proto 44" send_fragments; fi
if wanted ssh; then record ssh.pcap "$client" eth0 "tcp" log_in; fi
if wanted ssh-gex; then record ssh-gex.pcap "$client" eth0 "tcp" log_in -o KexAlgorithms=diffie-hellman-group-exchange-sha256; fi
if wanted loopback; then record loopback.pcap "$client" lo "" talk_to_self; fi
if wanted any; then record any.pcap "$client" any "-y LINUX_SLL" talk_anywhere; fi
if wanted any2; then record any2.pcap "$client" any "-y LINUX_SLL2" talk_anywhere; fi
if wanted ipv6-ext; then record ipv6-ext.pcap "$client" eth0 "" send_extension_headers; fi
if wanted vlan; then record vlan.pcap "$client" eth0 "ether[12:2] = 0x8100 or ether[12:2] = 0x88a8 or vlan" talk_over_trunks; fi
if wanted rawip; then
    build_tun
    record rawip.pcap "$client" tun0 "" talk_over_tun
fi
if wanted ping; then
    build_routes
    record ping.pcap "$client" eth0 "" ping_about
fi
if wanted stp; then record stp.pcap "$client" eth0 "stp" run_spanning_tree; fi
record_peers
# What no machine at hand records: the same frames in other clothes.
python3 "$here/tools/convert.py" "$here"
python3 -B "$here/tools/pflog.py" "$here"
# What no tool at hand sends: made packet by packet, with scapy.
for script in "$here"/tools/scapy_*.py; do /usr/bin/python3 -B "$script" "$here"; done
