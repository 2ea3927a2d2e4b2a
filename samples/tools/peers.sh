# shellcheck shell=bash
# Peers of one protocol each, for record.sh, which says what $client, $work, in_server and so on are. Needs besides, on Debian:
#   apt-get install dnsmasq-base isc-dhcp-client udhcpc chrony freeradius freeradius-utils mosquitto mosquitto-clients nghttp2-client nghttp2-server openssl
#     bird2 avahi-daemon knot-dnsutils socat python3-scapy

# Starts a server of the namespace in the background, with its output in a log.
serve() { # LOG NAMESPACE COMMAND...
    local log=$work/$1.log ns=$2
    shift 2
    ip netns exec "$ns" "$@" >"$log" 2>&1 &
    served=$!
    background+=("$served")
}

stop_serving() {
    kill "$served" 2>/dev/null || true
    wait "$served" 2>/dev/null || true
}

# --- DHCP: dnsmasq gives addresses and many options; ISC's client and busybox ask ---
lease() {
    in_client timeout 20 dhclient -1 -q -4 -sf /bin/true -cf "$work/dhclient.conf" -lf "$work/dhclient.leases" -pf "$work/dhclient.pid" eth0
    in_client timeout 20 dhclient -r -q -sf /bin/true -cf "$work/dhclient.conf" -lf "$work/dhclient.leases" -pf "$work/dhclient.pid" eth0
    in_client timeout 20 udhcpc -i eth0 -n -q -f -s /bin/true -O staticroutes -O search -O tftp -O bootfile -x hostname:box -V sample
    in_client timeout 20 udhcpc -i eth0 -n -q -f -s /bin/true -r 10.9.0.250 -t 2 -T 1 || true # not ours to give
}

start_dhcp() {
    cat >"$work/dnsmasq.conf" <<CONF
port=0
interface=eth0
bind-interfaces
dhcp-authoritative
dhcp-no-override
dhcp-leasefile=$work/dnsmasq.leases
dhcp-range=10.9.0.100,10.9.0.110,1h
dhcp-boot=boot.img,boothost,$s4
dhcp-option=option:router,$s4,10.9.0.3
dhcp-option=option:time-offset,-3600
dhcp-option=option:dns-server,$s4,10.9.0.3
dhcp-option=option:domain-name,mpl.example
dhcp-option=option:domain-search,mpl.example,sub.mpl.example
dhcp-option=option:ntp-server,$s4
dhcp-option=option:mtu,1400
dhcp-option=option:default-ttl,60
dhcp-option=option:ip-forward-enable,1
dhcp-option=option:static-route,10.9.3.1,$s4
dhcp-option=option:classless-static-route,10.9.7.0/24,$s4,0.0.0.0/0,$s4
dhcp-option=option:netbios-ns,$s4
dhcp-option=option:netbios-nodetype,8
dhcp-option=option:log-server,$s4
dhcp-option=option:lpr-server,$s4
dhcp-option=option:root-path,/srv/root
dhcp-option=option:nis-domain,nis.example
dhcp-option=option:smtp-server,$s4
dhcp-option=vendor:sample,1,0.0.0.0
CONF
    cat >"$work/dhclient.conf" <<'CONF'
send host-name "client";
send vendor-class-identifier "sample";
send user-class "one";
send dhcp-client-identifier "mpl-sample";
send dhcp-lease-time 600;
request subnet-mask, broadcast-address, time-offset, routers, domain-name, domain-name-servers, domain-search, host-name, ntp-servers, interface-mtu,
    static-routes, netbios-name-servers, netbios-node-type, log-servers, lpr-servers, root-path, nis-domain, smtp-server, default-ip-ttl, ip-forwarding, vendor-encapsulated-options;
CONF
    : >"$work/dhclient.leases"
    serve dnsmasq "$server" dnsmasq --keep-in-foreground --user=root "--conf-file=$work/dnsmasq.conf"
    sleep 0.5
}

# --- NTP: chrony on both sides, with and without keys. It deletes the file that it is given for its process id: never name a device ---
ask_time() {
    in_client chronyd -Q -x -u root -t 6 "server $s4 iburst maxsamples 3" "pidfile $work/chrony-client.pid" >/dev/null
    in_client chronyd -Q -x -u root -t 6 "server $s6 iburst maxsamples 1 key 1" "keyfile $work/ntp.keys" "pidfile $work/chrony-client.pid" >/dev/null
    in_client chronyd -Q -x -u root -t 6 "server $s4 iburst maxsamples 1 key 2 version 3" "keyfile $work/ntp.keys" "pidfile $work/chrony-client.pid" >/dev/null
}

start_ntp() {
    printf '1 SHA1 HEX:000102030405060708090a0b0c0d0e0f10111213\n2 MD5 sample\n' >"$work/ntp.keys"
    chmod 600 "$work/ntp.keys"
    serve chrony "$server" chronyd -d -x -u root "local stratum 3" "allow" "keyfile $work/ntp.keys" "pidfile $work/chrony-server.pid" "cmdport 0" "bindcmdaddress /"
    sleep 1
}

# --- RADIUS: FreeRADIUS; PAP, CHAP, MS-CHAP, EAP with a challenge, refusals, accounting, status ---
authenticate() {
    local method
    for method in pap chap mschap; do in_client radtest -t $method bob hello $s4 7 testing123 >/dev/null; done
    in_client radtest bob wrong $s4 7 testing123 >/dev/null || true
    send_radius $s4:1812 auth <<'CHAP'
User-Name=bob,CHAP-Password="hello",CHAP-Challenge=0x000102030405060708090a0b0c0d0e0f,NAS-Identifier="nas",NAS-Port-Id="eth0.7",Connect-Info="1000 Mbit/s",Message-Authenticator=0x00
CHAP
    # The server asks who it is talking to: an Access-Challenge.
    echo 'User-Name=bob,Cleartext-Password="hello",NAS-IP-Address=10.9.0.1,EAP-Code=Response,EAP-Id=210,EAP-Type-Identity="bob",Message-Authenticator=0x00,NAS-Port=0' |
        in_client timeout 10 radeapclient -q $s4:1812 auth testing123 >/dev/null
    send_radius $s4:1813 acct <<'START'
User-Name=bob,Acct-Status-Type=Start,Acct-Session-Id="a1",NAS-IP-Address=10.9.0.1,NAS-Port-Type=Ethernet,Service-Type=Framed-User,Framed-Protocol=PPP,Framed-IP-Address=10.9.5.5,Called-Station-Id="02-00-00-00-09-02:net",Calling-Station-Id="02-00-00-00-09-01",Event-Timestamp=1767225600
START
    send_radius $s4:1813 acct <<'STOP'
User-Name=bob,Acct-Status-Type=Stop,Acct-Session-Id="a1",NAS-IPv6-Address=fd00:9::1,NAS-Identifier="nas",Acct-Session-Time=30,Acct-Input-Octets=1000,Acct-Output-Octets=2000,Acct-Input-Packets=10,Acct-Output-Packets=20,Acct-Terminate-Cause=User-Request,Acct-Authentic=RADIUS,Acct-Delay-Time=0,Class=0x0102
STOP
    send_radius $s4:1812 status <<'STATUS'
Message-Authenticator=0x00
STATUS
    send_radius "[$s6]:1812" auth <<'SIX'
User-Name=bob,User-Password="hello",NAS-IPv6-Address=fd00:9::1,Message-Authenticator=0x00
SIX
}

# Sends the attributes that it reads.
send_radius() { # SERVER:PORT KIND
    in_client timeout 10 radclient -q -r 1 -t 2 "$1" "$2" testing123 >/dev/null
}

start_radius() {
    cp -r /etc/freeradius/3.0 "$work/radius"
    (
        cd "$work/radius"
        cat >mods-config/files/authorize <<'USERS'
bob Cleartext-Password := "hello"
    Reply-Message := "Hello, %{User-Name}", Service-Type := Framed-User, Framed-Protocol := PPP, Framed-IP-Address := 10.9.5.5,
    Framed-IP-Netmask := 255.255.255.0, Framed-MTU := 1400, Framed-Route := "10.9.6.0/24 10.9.5.1 1", Session-Timeout := 3600, Idle-Timeout := 600,
    Filter-Id := "std", Class := 0x010203, Tunnel-Type:1 := VLAN, Tunnel-Medium-Type:1 := IEEE-802, Tunnel-Private-Group-Id:1 := "20",
    Framed-IPv6-Prefix := fd00:95::/64, Framed-Interface-Id := 0:0:0:1, Cisco-AVPair := "shell:priv-lvl=15"
USERS
        printf 'client four {\n  ipaddr = 10.9.0.0/24\n  secret = testing123\n}\nclient six {\n  ipv6addr = fd00:9::/64\n  secret = testing123\n}\n' >clients.conf
        sed -i "s,^logdir = .*,logdir = $work/radius,; s,^run_dir = .*,run_dir = $work/radius,; s,^\(\s*\)user = .*,\1user = root,; s,^\(\s*\)group = .*,\1group = root," radiusd.conf
        printf 'eap {\n  default_eap_type = md5\n  md5 {\n  }\n}\n' >mods-available/eap
        rm -f sites-enabled/*
        cat >sites-enabled/sample <<SITE
server default {
    listen {
        type = auth
        ipaddr = $s4
        port = 1812
    }
    listen {
        type = acct
        ipaddr = $s4
        port = 1813
    }
    listen {
        type = auth
        ipv6addr = $s6
        port = 1812
    }
    authorize {
        chap
        mschap
        eap {
            ok = return
        }
        files
        pap
    }
    authenticate {
        Auth-Type PAP {
            pap
        }
        Auth-Type CHAP {
            chap
        }
        Auth-Type MS-CHAP {
            mschap
        }
        eap
    }
    accounting {
        ok
    }
}
SITE
    )
    serve radius "$server" freeradius -f -l stdout -d "$work/radius"
    until_ok grep -q 'Ready to process requests' "$work/radius.log"
}

# --- MQTT: mosquitto; versions 3.1.1 and 5 ---
publish() { # VERSION
    local options=(-h $s4 -V "$1") subscriber
    in_client timeout 5 mosquitto_sub "${options[@]}" -i "reader$1" -q 2 -t 'room/+/warmth' -t 'room/#' -k 30 -C 3 ${2:+"${@:2}"} >/dev/null &
    subscriber=$!
    sleep 0.4
    in_client mosquitto_pub "${options[@]}" -i "writer$1" -q 0 -t room/1/warmth -m 21.5
    in_client mosquitto_pub "${options[@]}" -i "writer$1" -q 1 -r -t room/1/warmth -m 21.6 --will-topic room/1/gone --will-payload gone --will-qos 1
    in_client mosquitto_pub "${options[@]}" -u user -P secret -q 2 -t room/2/warmth -m 19 || true
    wait "$subscriber" || true
    in_client timeout 2 mosquitto_sub "${options[@]}" -i "leaver$1" -t 'room/+' -U 'other/#' -W 1 -k 5 >/dev/null || true
}

# Version 5: properties in every packet that has some, reasons, a session that another takes over, and one that goes on in a second connection.
publish_five() {
    local to=(-h $s4 -V 5) about=(-D publish content-type text/plain -D publish payload-format-indicator 1 -D publish message-expiry-interval 600) subscriber first
    in_client timeout 9 mosquitto_sub "${to[@]}" -i reader -c -x 300 -q 2 -t 'room/+/warmth' -t 'room/#' -k 30 -C 4 --retain-as-published \
        -D connect receive-maximum 7 -D connect maximum-packet-size 4096 -D connect topic-alias-maximum 3 -D connect user-property purpose sample \
        -D connect request-problem-information 1 -D subscribe subscription-identifier 77 -D subscribe user-property wants all >/dev/null &
    subscriber=$!
    sleep 0.5
    in_client mosquitto_pub "${to[@]}" -i writer -q 0 -t room/1/warmth -m 21.5 "${about[@]}" -D publish topic-alias 2
    in_client mosquitto_pub "${to[@]}" -i writer -q 1 -r -t room/1/warmth -m 21.6 -D publish user-property unit celsius -D publish user-property place 'ground floor' \
        --will-topic room/1/gone --will-payload gone --will-qos 1 --will-retain -D will will-delay-interval 5 -D will content-type text/plain -D will user-property why 'no reason' \
        -D disconnect user-property mood fine
    in_client mosquitto_pub "${to[@]}" -u user -P secret -q 2 -t room/2/warmth -m 19 -D publish response-topic room/2/answer -D publish correlation-data 0001 "${about[@]}"
    in_client mosquitto_pub "${to[@]}" -i writer -q 2 -t elsewhere -m lost # nobody listens
    in_client mosquitto_pub "${to[@]}" -i writer -q 1 -t secret/1 -m no || true # not allowed
    seq 3 | in_client mosquitto_pub "${to[@]}" -i writer -q 1 -t room/3/warmth -l -D publish topic-alias 1
    wait "$subscriber" || true
    in_client mosquitto_pub "${to[@]}" -i writer -q 1 -t room/3/warmth -m 'for later'
    in_client timeout 3 mosquitto_sub "${to[@]}" -i reader -c -x 0 -q 2 -t 'room/+' -U 'room/#' -D unsubscribe user-property wants less -k 5 -W 1 >/dev/null || true
    in_client timeout 4 mosquitto_sub "${to[@]}" -i twin -t 'room/+' -R >/dev/null 2>&1 &
    first=$!
    sleep 0.3
    in_client timeout 2 mosquitto_sub "${to[@]}" -i twin -t '$share/few/room/+' -E >/dev/null || true
    wait "$first" || true
    in_client mosquitto_pub "${to[@]}" -t room/1 -m x -D connect authentication-method none -D connect authentication-data 00 >/dev/null 2>&1 || true # refused
}

start_mqtt() { # MORE LINES OF ITS CONFIGURATION...
    printf 'listener 1883 %s\nallow_anonymous true\nmax_topic_alias 5\npersistence false\n' $s4 >"$work/mosquitto.conf"
    printf '%s\n' "$@" >>"$work/mosquitto.conf"
    serve mosquitto "$server" mosquitto -c "$work/mosquitto.conf"
    sleep 0.7
}

# --- HTTP/2 in the clear ---
browse_two() {
    in_client nghttp -n -u "http://$s4:50051/" "http://$s4:50051/index.html" >/dev/null 2>&1
    in_client nghttp -n -H 'x-sample: yes' -d "$work/www/index.html" --trailer 'end: here' -b 32 -p 20 "http://$s4:50051/" >/dev/null 2>&1
    in_client curl -s --http2-prior-knowledge "http://$s4:50051/index.html" "http://$s4:50051/missing" >/dev/null
}

start_http2() {
    serve nghttpd "$server" nghttpd --no-tls -a $s4 -d "$work/www" --push=/=/index.html --trailer 'checksum: 1' 50051
    sleep 0.5
}

# --- TLS ---
shake_hands() {
    local version
    for version in tls1_2 tls1_3; do
        echo hello | in_client openssl s_client -connect $s4:443 -$version -servername mpl.example -alpn h2,http/1.1 -sess_out "$work/session" >/dev/null 2>&1 || true
    done
    echo hello | in_client openssl s_client -connect $s4:443 -tls1_2 -cert "$work/tls.pem" -key "$work/tls.key" -status >/dev/null 2>&1 || true
    echo hello | in_client openssl s_client -connect $s4:443 -tls1_3 -sess_in "$work/session" >/dev/null 2>&1 || true
    in_client openssl s_client -connect $s4:443 -tls1_3 -curves P-384 </dev/null >/dev/null 2>&1 || true           # retried
    in_client openssl s_client -connect $s4:443 -tls1_2 -cipher PSK-AES128-CBC-SHA -psk 00 </dev/null >/dev/null 2>&1 || true # refused
}

start_tls() {
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$work/tls.key" -out "$work/tls.pem" -days 3650 -subj /CN=mpl.example \
        -addext subjectAltName=DNS:mpl.example 2>/dev/null
    serve tls "$server" openssl s_server -accept $s4:443 -cert "$work/tls.pem" -key "$work/tls.key" -alpn h2 -groups X25519:P-256 -verify 1 -quiet -rev
    sleep 0.5
}

# --- BGP: two BIRDs; routes of both families with communities, a withdrawal, an end that is announced; the second time with signed segments ---
bird_config() { # ROUTER-ID LOCAL LOCAL-AS PEER PEER-AS PREFIX STATEMENT LOCAL6
    cat <<CONF
log stderr all;
router id $1;
protocol device { }
protocol static four { ipv4; route 10.$6.1.0/24 unreachable; route 10.$6.2.0/23 unreachable; }
protocol static six { ipv6; route fd00:$6::/48 unreachable; }
filter dress {
    bgp_med = 50;
    bgp_community.add(($3, 7));
    bgp_community.add((65535, 65281));
    bgp_large_community.add(($3, 1, 2));
    bgp_ext_community.add((rt, $3, 99));
    accept;
}
protocol bgp peer {
    local $2 as $3;
    neighbor $4 as $5;
    $7
    hold time 9; connect delay time 1; connect retry time 1;
    graceful restart on;
    ipv4 { import all; export filter dress; next hop self; };
    ipv6 { import all; export filter dress; next hop address $8; };
}
CONF
}

route() { # A STATEMENT OF BIRD MORE, AND THE NUMBER OF THE SERVER'S AS
    local birds=() server_as=${2:-4200000002}
    rm -f "$work/bird1.ctl" "$work/bird2.ctl"
    bird_config 10.9.0.2 $s4 "$server_as" $c4 65001 92 "$1" $s6 | sed 's/(4200000002, 7)/(65002, 7)/' >"$work/bird2.conf"
    bird_config 10.9.0.1 $c4 65001 $s4 "$server_as" 91 "$1" $c6 >"$work/bird1.conf"
    in_server bird -d -c "$work/bird2.conf" -s "$work/bird2.ctl" -P "$work/bird2.pid" 2>"$work/bird2.log" &
    birds+=($!)
    in_client bird -d -c "$work/bird1.conf" -s "$work/bird1.ctl" -P "$work/bird1.pid" 2>"$work/bird1.log" &
    birds+=($!)
    background+=("${birds[@]}")
    sleep 5
    birdc -s "$work/bird1.ctl" disable four >/dev/null
    birdc -s "$work/bird1.ctl" disable six >/dev/null
    birdc -s "$work/bird1.ctl" reload in peer >/dev/null
    sleep 1
    birdc -s "$work/bird2.ctl" disable peer '"enough"' >/dev/null
    sleep 0.5
    kill "${birds[@]}"
    wait "${birds[@]}" 2>/dev/null || true
}

# --- 9P: a client and a server of our own, as diod speaks the dialect 9P2000.L only ---
read_files() { in_client python3 -B "$here/tools/ninep_client.py" $s4 564; }

start_ninep() {
    serve ninep "$server" python3 -B "$here/tools/ninep_server.py" $s4 564
    until_ok grep -q listening "$work/ninep.log"
}

# --- multicast: who listens to what, routers that say that they are there, and one who asks ---
join_groups() {
    local version
    for version in 3 2 1; do
        in_client sysctl -q net.ipv4.conf.eth0.force_igmp_version=$version
        in_client timeout 1 socat UDP4-RECV:4000,ip-add-membership=239.9.9.9:eth0,reuseaddr - </dev/null || true
    done
    in_client sysctl -q net.ipv4.conf.eth0.force_igmp_version=0
    for version in 2 1; do
        in_client sysctl -q net.ipv6.conf.eth0.force_mld_version=$version
        in_client timeout 1 socat UDP6-RECV:4000,ipv6-join-group=[ff05::99]:eth0,reuseaddr - </dev/null || true
    done
    in_client sysctl -q net.ipv6.conf.eth0.force_mld_version=0
    in_client python3 "$here/tools/multicast.py" eth0
    ip -n "$server" link add br0 type bridge mcast_querier 1 mcast_query_interval 100 mcast_startup_query_interval 50 mcast_igmp_version 3 mcast_mld_version 2
    ip -n "$server" link set br0 up
    ip -n "$server" link set eth0 master br0
    sleep 2
    ip -n "$server" link set br0 type bridge mcast_igmp_version 2 mcast_mld_version 1
    sleep 2
    ip -n "$server" link delete br0
    forget_neighbours
    in_client sysctl -q net.ipv6.conf.eth0.router_solicitations=1 net.ipv6.conf.eth0.accept_ra=2
    ip -n "$client" link set eth0 down
    ip -n "$client" link set eth0 up
    ip -n "$client" address replace $c6/64 dev eth0 nodad
    sleep 2
    # A packet that has a shorter way: the server says so.
    in_server sysctl -q net.ipv6.conf.all.forwarding=1 net.ipv4.ip_forward=1
    in_client sysctl -q net.ipv6.conf.eth0.accept_redirects=0 net.ipv4.conf.eth0.accept_redirects=0
    ip -n "$client" -6 route add fd00:9::77/128 via $s6
    ip -n "$client" route add 10.9.0.77/32 via $s4
    in_client ping -q -c 1 -W 1 fd00:9::77 >/dev/null || true
    in_client ping -q -c 1 -W 1 10.9.0.77 >/dev/null || true
    in_client ping -q -c 1 -W 1 -s 1400 -M do fd00:9::2 >/dev/null || true
}

start_router() {
    cat >"$work/router.conf" <<CONF
port=0
interface=eth0
bind-interfaces
dhcp-leasefile=$work/router.leases
enable-ra
ra-param=eth0,mtu:1400,high,5,600
dhcp-range=::,constructor:eth0,ra-stateless,slaac,64,600
dhcp-option=option6:dns-server,[$s6]
dhcp-option=option6:domain-search,mpl.example
CONF
    serve router "$server" dnsmasq --keep-in-foreground --user=root "--conf-file=$work/router.conf"
    sleep 0.3
}

# --- multicast DNS: avahi announces services in both namespaces, and answers ---
start_avahi() { # NAME NAMESPACE
    mkdir -p "$work/$1/services"
    cat >"$work/$1/avahi.conf" <<CONF
[server]
host-name=$1
use-ipv4=yes
use-ipv6=yes
enable-dbus=no
allow-interfaces=eth0
[publish]
publish-hinfo=yes
publish-workstation=yes
[wide-area]
enable-wide-area=no
CONF
    cat >"$work/$1/services/web.service" <<'XML'
<?xml version="1.0"?><!DOCTYPE service-group SYSTEM "avahi-service.dtd">
<service-group><name replace-wildcards="yes">Web of %h</name>
<service><type>_http._tcp</type><subtype>_sample._sub._http._tcp</subtype><port>80</port><txt-record>path=/</txt-record><txt-record>v=1</txt-record></service></service-group>
XML
    ip netns exec "$2" unshare -m bash -c "mount --bind '$work/$1/services' /etc/avahi/services; mkdir -p /run/avahi-daemon; mount -t tmpfs none /run/avahi-daemon
        exec avahi-daemon --no-drop-root --no-chroot --no-rlimits -f '$work/$1/avahi.conf'" >"$work/$1.log" 2>&1 &
    background+=($!)
}

announce() {
    local pids=()
    start_avahi near "$client"
    pids+=("${background[-1]}")
    start_avahi far "$server"
    pids+=("${background[-1]}")
    sleep 3
    in_client dig -p 5353 +time=1 +tries=1 @224.0.0.251 far.local A >/dev/null || true
    in_client dig -p 5353 +time=1 +tries=1 @$s4 _http._tcp.local PTR >/dev/null || true
    in_client python3 "$here/tools/multicast.py" eth0 _services._dns-sd._udp.local _http._tcp.local
    sleep 1
    kill "${pids[@]}"
    wait "${pids[@]}" 2>/dev/null || true
}

# --- TCP's options: a connection of two paths, a beginning with data ---
talk_multipath() {
    ip -n "$client" address add 10.9.0.11/24 dev eth0
    ip -n "$server" address add 10.9.0.12/24 dev eth0
    in_client ip mptcp limits set subflow 4 add_addr_accepted 4
    in_server ip mptcp limits set subflow 4 add_addr_accepted 4
    in_client ip mptcp endpoint add 10.9.0.11 dev eth0 subflow backup
    in_server ip mptcp endpoint add 10.9.0.12 dev eth0 signal
    serve multipath "$server" python3 "$here/tools/talkers.py" serve multipath $s4 4100
    sleep 0.4
    in_client python3 "$here/tools/talkers.py" ask multipath $s4 4100
    stop_serving
    in_client sysctl -q net.ipv4.tcp_fastopen=3
    in_server sysctl -q net.ipv4.tcp_fastopen=3
    serve fastopen "$server" python3 "$here/tools/talkers.py" serve fastopen $s4 4101
    sleep 0.4
    in_client python3 "$here/tools/talkers.py" ask fastopen $s4 4101
    in_client python3 "$here/tools/talkers.py" ask fastopen $s4 4101
    stop_serving
    in_client sysctl -q net.ipv4.tcp_ecn=1
    in_server sysctl -q net.ipv4.tcp_ecn=1
    in_client timeout 5 curl -s "http://$s4/long.txt" >/dev/null || true
}

# --- DNS: every type of record that NSD or its notation for unknown types can say ---
ask_types() {
    local types=(MD MF MB MG MR NULL WKS HINFO MINFO RP AFSDB X25 ISDN RT NSAP PX GPOS LOC KX CERT DNAME APL DS SSHFP IPSECKEY DHCID SMIMEA HIP CDS CDNSKEY OPENPGPKEY CSYNC ZONEMD SVCB HTTPS SPF NID L32 L64 LP EUI48 EUI64 URI CAA SRV NAPTR TLSA KEY SIG TXT AAAA DLV)
    local type
    for type in "${types[@]}"; do
        in_client dig +time=1 +tries=1 +noedns @$s4 "${type,,}.types.example" -t "$type" >/dev/null || true
    done
    in_client kdig +time=1 +retry=0 +dnssec @$s4 nothing.types.example A >/dev/null
    in_client kdig +time=1 +retry=0 +tcp +dnssec +nsid +padding=128 +cookie +subnet=fd00:9::/48 +keepopen @$s6 svcb.types.example SVCB >/dev/null || true
    in_client kdig +time=1 +retry=0 +ednsopt=11:0064 +ednsopt=9 +ednsopt=5:080d +ednsopt=14:4f66 +ednsopt=65001:abcd @$s4 a.types.example A >/dev/null || true
    in_client kdig +time=1 +retry=0 -y hmac-sha256:key.example:AAECAwQFBgcICQoLDA0ODw== @$s4 a.types.example A >/dev/null || true
    in_client kdig +time=1 +retry=0 @$s4 a.types.example CH TXT >/dev/null || true
    in_client dig +time=1 +tries=1 +opcode=notify @$s4 types.example SOA >/dev/null || true
    printf 'server %s\nzone types.example\nprereq nxdomain no.types.example\nprereq yxrrset a.types.example A\nupdate add new.types.example 60 A 10.9.0.9\nupdate delete old.types.example A\nsend\n' $s4 |
        in_client nsupdate >/dev/null 2>&1 || true
}

record_peers() {
    if wanted dhcp; then
        start_dhcp
        record dhcp.pcap "$client" eth0 "udp port 67 or udp port 68" lease
        stop_serving
    fi
    if wanted ntp; then
        start_ntp
        record ntp.pcap "$client" eth0 "udp port 123" ask_time
        stop_serving
    fi
    if wanted radius; then
        start_radius
        record radius.pcap "$client" eth0 "udp" authenticate
        stop_serving
    fi
    if wanted mqtt; then
        start_mqtt
        record mqtt.pcap "$client" eth0 "tcp" publish 311
        stop_serving
    fi
    if wanted mqtt5; then
        printf 'topic readwrite #\ntopic deny secret/#\n' >"$work/mqtt.acl"
        start_mqtt "user root" "acl_file $work/mqtt.acl" "max_keepalive 20" "max_inflight_messages 9" "max_packet_size 20000" "max_qos 2"
        record mqtt5.pcap "$client" eth0 "tcp" publish_five
        stop_serving
    fi
    if wanted http2; then
        start_http2
        record http2.pcap "$client" eth0 "tcp" browse_two
        stop_serving
    fi
    if wanted tls; then
        start_tls
        record tls.pcap "$client" eth0 "tcp" shake_hands
        stop_serving
    fi
    if wanted bgp; then record bgp.pcap "$client" eth0 "tcp port 179" route ""; fi
    if wanted bgp-md5; then record bgp-md5.pcap "$client" eth0 "tcp port 179" route 'password "sample";'; fi
    if wanted bgp-as2; then record bgp-as2.pcap "$client" eth0 "tcp port 179" route 'enable as4 off;' 65002; fi
    if wanted ninep; then
        start_ninep
        record ninep.pcap "$client" eth0 "tcp port 564" read_files
        stop_serving
    fi
    if wanted tcp-options; then record tcp-options.pcap "$client" eth0 "tcp" talk_multipath; fi
    if wanted dns-types; then
        record dns-types.pcap "$client" eth0 "port 53" ask_types
    fi
    if wanted mdns; then record mdns.pcap "$client" eth0 "udp port 5353" announce; fi
    if wanted multicast; then
        start_router
        record multicast.pcap "$client" eth0 "igmp or icmp or icmp6" join_groups
        stop_serving
    fi
}
