package org.mpl4j.tcpip.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.tcpip.cli.MplNet;

/**
 * The command in processes of its own, with Linux at the other end of its TAP: in the namespace {@code near}, which routes to the namespace {@code far}.
 */
class MplNetTest {
    private static final String TAP = "mpln" + ProcessHandle.current().pid();
    private static final String NEAR = "192.0.2.1";
    private static final String OURS = "192.0.2.2";
    private static final String FAR = "198.51.100.2";
    private static final String FAR_V6 = "2001:db8:1::2";
    private static final String V4 = "--tap " + TAP + " --address " + OURS + "/24 --gateway " + NEAR;
    private static final String BOTH = V4 + " --address 2001:db8::2/64 --gateway 2001:db8::1";
    private static final int SIZE = 3_000_000;
    private static final long PATIENCE_SECONDS = 90;
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final int NOT_ALLOWED = 3;
    private static final int INTERRUPTED = 130;

    @TempDir
    static Path folder;

    private static Namespace near;
    private static Namespace far;

    /** How a script ended. */
    private record Outcome(int status, String output) {}

    @BeforeAll
    static void make() throws IOException, InterruptedException {
        near = new Namespace();
        far = new Namespace();
        near.inside("ip", "tuntap", "add", "dev", TAP, "mode", "tap");
        near.inside("ip", "addr", "add", NEAR + "/24", "dev", TAP);
        near.inside("ip", "addr", "add", "2001:db8::1/64", "dev", TAP, "nodad");
        near.inside("ip", "link", "set", TAP, "up");
        near.inside("ip", "link", "add", "there", "type", "veth", "peer", "name", "back", "netns", far.name());
        near.inside("ip", "addr", "add", "198.51.100.1/24", "dev", "there");
        near.inside("ip", "addr", "add", "2001:db8:1::1/64", "dev", "there", "nodad");
        near.inside("ip", "link", "set", "there", "up");
        near.inside("sysctl", "-qw", "net.ipv4.ip_forward=1", "net.ipv6.conf.all.forwarding=1");
        far.inside("ip", "addr", "add", FAR + "/24", "dev", "back");
        far.inside("ip", "addr", "add", FAR_V6 + "/64", "dev", "back", "nodad");
        far.inside("ip", "link", "set", "back", "up");
        far.inside("ip", "route", "add", "default", "via", "198.51.100.1");
        far.inside("ip", "-6", "route", "add", "default", "via", "2001:db8:1::1");
        byte[] content = new byte[SIZE];
        new Random(6).nextBytes(content);
        Files.write(folder.resolve("data"), content);
        // What is started in the background, as this may be, ignores SIGINT, and so does all that it starts.
        Path program = Files.writeString(
                folder.resolve("mpl-net"),
                "#!/bin/sh\nexec env --default-signal=INT '%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED -cp '%s' %s \"$@\"\n"
                        .formatted(
                                Path.of(System.getProperty("java.home"), "bin", "java"),
                                System.getProperty("java.class.path"),
                                MplNet.class.getName()));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    @AfterAll
    static void remove() throws IOException, InterruptedException {
        for (Namespace made :
                Stream.of(near, far).filter(namespace -> namespace != null).toList()) {
            made.close();
        }
    }

    /**
     * Runs a script in the namespace {@code near}, in the folder, in which {@code mpl-net} is, {@code far} runs something in the other namespace, and {@code await COMMAND} waits until that succeeds.
     */
    private static Outcome script(String text) throws IOException, InterruptedException {
        String whole = """
                cd '%s' && rm -f log lines got back server.log other sleeper *.socket
                far() { ip netns exec %s "$@"; }
                await() { n=0; while ! "$@" >/dev/null 2>&1; do n=$((n + 1)); [ $n -lt 600 ] || return 1; sleep 0.1; done; }
                await sh -c '! grep -qs "iff:.*%s" /proc/[0-9]*/fdinfo/*'
                """.formatted(folder, far.name(), TAP) + text;
        Process process = new ProcessBuilder("ip", "netns", "exec", near.name(), "sh", "-c", whole)
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), output);
    }

    private static String succeed(String text) throws IOException, InterruptedException {
        Outcome outcome = script(text);
        assertThat(outcome.status()).as(outcome.output()).isZero();
        return outcome.output();
    }

    @Test
    void pingsTheKernelByBothVersions() throws IOException, InterruptedException {
        assertThat(succeed("./mpl-net ping " + BOTH + " -c 3 -i 0.1 " + NEAR + " && ./mpl-net ping " + BOTH
                        + " -c 3 -i 0.1 -s 1000 -t 2 " + FAR_V6))
                .contains("64 bytes from " + NEAR + ": icmp_seq=3 ttl=64 time=")
                .contains("1008 bytes from " + FAR_V6 + ": icmp_seq=3 ttl=63 time=")
                .contains("3 packets transmitted, 3 received, 0% packet loss")
                .contains("rtt min/avg/max/mdev = ");
    }

    @Test
    void saysWhyNoAnswerComes() throws IOException, InterruptedException {
        Outcome hops = script("./mpl-net ping " + V4 + " -c 2 -i 0.1 -W 5 -t 1 " + FAR);
        assertThat(hops.status()).isEqualTo(FAILED);
        assertThat(hops.output())
                .contains("From " + NEAR + " icmp_seq=2 Time to live exceeded")
                .contains("2 packets transmitted, 0 received, +2 errors, 100% packet loss");
        Outcome nowhere = script("./mpl-net ping " + V4 + " -c 1 -W 5 203.0.113.1");
        assertThat(nowhere.status()).isEqualTo(FAILED);
        assertThat(nowhere.output()).contains("Destination Net Unreachable");
    }

    @Test
    void anInterruptedPingTellsWhatItHasCounted() throws IOException, InterruptedException {
        Path log = folder.resolve("interrupted");
        Process ping = near.begin(log, (folder + "/mpl-net ping " + V4 + " -i 0.1 " + NEAR).split(" "));
        interrupt(ping, log, "icmp_seq=2");
        assertThat(ping.exitValue()).isZero();
        assertThat(log).content().contains(" received, 0% packet loss");
    }

    /** Sends SIGINT when a file has some words in it, and waits for the end. */
    private static void interrupt(Process process, Path log, String words) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!Files.readString(log).contains(words)) {
            assertThat(System.nanoTime()).as(words).isLessThan(end);
            assertThat(process.isAlive()).isTrue();
            Thread.sleep(20);
        }
        Namespace.run("kill", "-INT", "" + process.pid());
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void isPinged() throws IOException, InterruptedException {
        assertThat(succeed("""
                        ./mpl-net listen %s -v 7000 </dev/null >log 2>&1 & p=$!
                        await grep -q listening log
                        ping -c 3 -i 0.1 -w 20 %s; s=$?
                        ping -6 -c 3 -i 0.1 -w 20 -s 5000 2001:db8::2 || s=1
                        kill $p; exit $s
                        """.formatted(BOTH, OURS)))
                .contains("64 bytes from " + OURS)
                .contains("5008 bytes from 2001:db8::2");
    }

    @ParameterizedTest
    @CsvSource({"'', " + FAR, "-I, " + FAR, "'', " + FAR_V6, "-I, " + FAR_V6})
    void findsTheWayThroughARouter(String options, String target) throws IOException, InterruptedException {
        String router = target.equals(FAR) ? NEAR : "2001:db8::1";
        // The kernel sends few errors of this kind a second.
        String times = "(  ([0-9.]+ ms|\\*))+";
        assertThat(succeed("./mpl-net trace " + BOTH + " " + options + " -q 2 -w 2 " + target)
                        .lines())
                .anyMatch(line -> line.matches(" 1  \\Q" + router + "\\E" + times))
                .anyMatch(line -> line.matches(" 2  .*\\Q" + target + "\\E" + times))
                .noneMatch(line -> line.startsWith(" 3"));
    }

    @Test
    void saysWhereAWayEnds() throws IOException, InterruptedException {
        Outcome outcome = script("./mpl-net trace " + V4 + " -q 1 203.0.113.1");
        assertThat(outcome.status()).isEqualTo(FAILED);
        assertThat(outcome.output()).containsPattern(" 1  192.0.2.1  [0-9.]+ ms !N");
        Outcome none = script("./mpl-net trace --tap " + TAP + " --address " + OURS + "/24 203.0.113.1");
        assertThat(none.status()).isEqualTo(FAILED);
        assertThat(none.output()).contains("no way leads to 203.0.113.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {FAR, FAR_V6})
    void movesBothWaysToAServerOfTheSystem(String target) throws IOException, InterruptedException {
        Namespace.assumeProgram("nc");
        String version = target.equals(FAR) ? "-4" : "-6";
        assertThat(succeed("""
                        far nc %s -N -l 7001 <data >got & p=$!
                        await sh -c "ip netns exec %s ss -tln | grep -q :7001"
                        ./mpl-net connect %s -v -w 30 %s 7001 <data >back; s=$?
                        wait $p && cmp data got && cmp data back && echo same; exit $s
                        """.formatted(version, far.name(), BOTH, target)))
                .contains(SIZE + " bytes sent, " + SIZE + " received")
                .endsWith("same\n");
    }

    @Test
    void movesBothWaysFromAClientOfTheSystem() throws IOException, InterruptedException {
        Namespace.assumeProgram("nc");
        assertThat(succeed("""
                        ./mpl-net listen %s -v -w 30 7000 <data >got 2>log & p=$!
                        await grep -q listening log
                        nc -N -w 30 %s 7000 <data >back
                        wait $p; s=$?; cat log; cmp data got && cmp data back && echo same; exit $s
                        """.formatted(V4, OURS))).endsWith("same\n");
    }

    @Test
    void keepsListening() throws IOException, InterruptedException {
        Namespace.assumeProgram("nc");
        assertThat(succeed("""
                        ./mpl-net listen %s -v -k 7000 </dev/null >got 2>log & p=$!
                        await grep -q listening log
                        for word in one two three; do echo $word | nc -N -w 30 %s 7000; done
                        await grep -q three got; kill $p; cat got
                        """.formatted(V4, OURS))).isEqualTo("one\ntwo\nthree\n");
    }

    @Test
    void sendsAndReceivesDatagrams() throws IOException, InterruptedException {
        Namespace.assumeProgram("nc");
        assertThat(succeed("""
                        ./mpl-net listen %s -v -u -w 2 7000 </dev/null >got 2>log & p=$!
                        await grep -q waiting log
                        echo question | nc -u -w 1 %s 7000
                        wait $p || exit; cat got
                        far nc -u -l -w 3 7002 </dev/null >got & p=$!
                        await sh -c "ip netns exec %s ss -uln | grep -q :7002"
                        echo answer | ./mpl-net connect %s -u -w 1 %s 7002; wait $p; cat got
                        """.formatted(V4, OURS, far.name(), V4, FAR))).isEqualTo("question\nanswer\n");
    }

    @Test
    void saysWhyThereIsNoConnection() throws IOException, InterruptedException {
        Outcome refused = script("./mpl-net connect " + V4 + " " + FAR + " 9 </dev/null");
        assertThat(refused.status()).isEqualTo(FAILED);
        assertThat(refused.output()).startsWith("mpl-net: connection refused");
        Outcome late = script("./mpl-net listen " + V4 + " -w 1 7000 </dev/null & sleep 3; "
                + "await sh -c \"(sleep 4) | nc -w 20 " + OURS + " 7000\"; wait $!");
        assertThat(late.status()).isEqualTo(FAILED);
        assertThat(late.output()).contains("nothing came and nothing went for 1000 ms");
    }

    @Test
    void measuresWithIperf3() throws IOException, InterruptedException {
        Namespace.assumeProgram("iperf3");
        String output = succeed("""
                iperf3 -s >server.log 2>&1 & p=$!
                await sh -c "ss -tln | grep -q :5201"
                ./mpl-net bench %1$s -P 2 -t 2 %2$s && ./mpl-net bench %1$s -R -n 20M %2$s; s=$?
                kill $p; exit $s
                """.formatted(V4, NEAR));
        assertThat(output)
                .containsPattern("\\[SUM\\] 0\\.00-1\\.\\d\\d sec .*bits/sec")
                .containsPattern("\\[  3\\] .*[MG]Bytes .* [0-9]+ +sender");
        // The server of iperf3 looks only after some blocks whether it has sent enough.
        long[] last = totals(output).getLast();
        assertThat(last[0]).isBetween(20L << 20, 22L << 20);
        assertThat(last[1]).isBetween(20L << 20, last[0]);
    }

    @Test
    void isMeasuredByIperf3() throws IOException, InterruptedException {
        Namespace.assumeProgram("iperf3");
        String output = succeed("""
                ./mpl-net bench %s -s >server.log 2>&1 & p=$!
                await grep -q listening server.log
                iperf3 -c %2$s -n 20M -P 3 && iperf3 -c %2$s -t 2 -R; s=$?
                await sh -c 'test $(grep -c "^bytes sent" server.log) = 2'
                kill $p; cat server.log; exit $s
                """.formatted(V4, OURS));
        assertThat(output.lines().filter(line -> line.equals("iperf Done."))).hasSize(2);
        List<long[]> totals = totals(output);
        assertThat(totals).hasSize(2);
        assertThat(totals.get(0)[0]).isGreaterThanOrEqualTo(20 << 20);
        assertThat(totals.get(0)[1]).as("what the kernel sent has all come").isEqualTo(totals.get(0)[0]);
        assertThat(totals.get(1)[0]).isGreaterThan(1 << 20);
    }

    /** What was sent and what came, of each measurement. */
    private static List<long[]> totals(String output) {
        return output.lines()
                .filter(line -> line.startsWith("bytes sent"))
                .map(line -> line.replaceAll("[^0-9]+", " ").strip().split(" "))
                .map(numbers -> new long[] {Long.parseLong(numbers[0]), Long.parseLong(numbers[1])})
                .toList();
    }

    @Test
    void tellsHowItsConnectionsAre() throws IOException, InterruptedException {
        Namespace.assumeProgram("nc");
        String output = succeed("""
                (sleep 60 & echo $! >sleeper; wait) | ./mpl-net listen %s -v --stats-socket stats.socket 7000 >got 2>log & p=$!
                await grep -q listening log
                ./mpl-net stats --once stats.socket
                (echo yes; sleep 60 & echo $! >other; wait) | nc %s 7000 & q=$!
                await grep -q yes got
                ./mpl-net stats -c 2 -i 0.1 --counters stats.socket
                kill $(cat sleeper other); wait $p $q
                ./mpl-net stats --once stats.socket; echo status $?
                """.formatted(V4, OURS));
        assertThat(output)
                .startsWith(TAP + " " + OURS + "/24, mtu 1500, up ")
                .containsPattern("\\[::\\]:7000 +\\* +LISTEN")
                .containsPattern(OURS + ":7000  " + NEAR + ":[0-9]+  ESTABLISHED +[0-9.]+ +[0-9]+K? +0 +0 +0\n")
                .contains("tcp:\n")
                .contains("    1 connections accepted\n")
                .contains("nobody tells at stats.socket")
                .endsWith("status 1\n");
    }

    @Test
    void capturesWhatTsharkReads() throws IOException, InterruptedException {
        Namespace.assumeProgram("tshark");
        String output = succeed("""
                ./mpl-net capture -i %1$s -w all.pcap -s 60 -c 4 icmp and host %2$s >lines 2>log & p=$!
                await grep -q capturing log
                ./mpl-net ping %3$s --pcap own.pcap -c 2 -i 0.1 %2$s >/dev/null || exit
                wait $p || exit; cat lines log
                tshark -n -r all.pcap -T fields -e icmp.type -e icmp.seq -e frame.len -e frame.cap_len 2>/dev/null
                tshark -n -r own.pcap -Y icmp -T fields -e icmp.type -e icmp.seq 2>/dev/null | sort
                """.formatted(TAP, NEAR, V4));
        assertThat(output)
                .containsPattern("[0-9:.]{15} 192.0.2.2 > 192.0.2.1 icmp Echo id [0-9]+ seq 1 length 64\n")
                .containsPattern("[0-9:.]{15} 192.0.2.1 > 192.0.2.2 icmp EchoReply id [0-9]+ seq 2 length 64\n")
                .contains(" frames seen, 4 captured\n")
                .contains("8\t1\t98\t60\n0\t1\t98\t60\n8\t2\t98\t60\n0\t2\t98\t60\n")
                // Sorted: on a busy machine, the second question goes before the first answer is read.
                .endsWith("0\t1\n0\t2\n8\t1\n8\t2\n");
    }

    @Test
    void attachesToATapToCapture() throws IOException, InterruptedException {
        assertThat(succeed("""
                        ./mpl-net capture --tap %s -c 1 arp >lines 2>log & p=$!
                        await grep -q capturing log
                        ping -c 1 -W 1 192.0.2.77 >/dev/null; wait $p || exit; cat lines
                        """.formatted(TAP))).containsPattern("arp who has 192.0.2.77\\? tell 192.0.2.1\n");
    }

    @Test
    void saysWhatIsMissing() throws IOException, InterruptedException {
        Outcome none = script("./mpl-net capture -i nosuch0");
        assertThat(none.status()).isEqualTo(FAILED);
        assertThat(none.output()).contains("there is no interface nosuch0");
        Outcome nowhere = script("./mpl-net capture -i lo -w /nonexistent/file");
        assertThat(nowhere.status()).isEqualTo(FAILED);
        assertThat(nowhere.output()).contains("there is no folder /nonexistent");
        Outcome name = script("./mpl-net ping " + V4 + " no-such-host.invalid");
        assertThat(name.status()).isEqualTo(FAILED);
        assertThat(name.output()).contains("`no-such-host.invalid` is no address");
        Outcome version = script("./mpl-net ping " + V4 + " -6 -c 1 " + NEAR);
        assertThat(version.output()).contains("`192.0.2.1` has no address of IPv6");
        Outcome busy = script("./mpl-net listen " + V4
                + " -v 7000 2>log </dev/null & p=$!; await grep -q listening log; ./mpl-net ping " + V4 + " " + NEAR
                + "; s=$?; kill $p; exit $s");
        assertThat(busy.status()).isEqualTo(FAILED);
        assertThat(busy.output()).contains("another process is attached to it");
        assertThat(script("./mpl-net ping").status()).isEqualTo(USAGE);
    }

    /** As a user who may do nothing; the system's own programs do the same then. */
    @Test
    void tellsWhoMayNotHowToBeAllowed() throws IOException, InterruptedException {
        Namespace.assumeProgram("setpriv");
        String nobody = "setpriv --bounding-set=-all --inh-caps=-all ./mpl-net ";
        Outcome tap = script(nobody + "ping --tap mplnet1 --address 192.0.2.2/24 " + NEAR);
        assertThat(tap.status()).as(tap.output()).isEqualTo(NOT_ALLOWED);
        assertThat(tap.output()).contains("there is no interface mplnet1, and making one takes CAP_NET_ADMIN");
        Outcome watch = script(nobody + "capture -i lo");
        assertThat(watch.status()).isEqualTo(NOT_ALLOWED);
        assertThat(watch.output())
                .contains("watching an interface takes CAP_NET_RAW")
                .contains("+net_raw");
        Outcome demo = script(nobody + "demo");
        assertThat(demo.status()).isEqualTo(NOT_ALLOWED);
        assertThat(demo.output()).contains("run it as root: `sudo mpl-net demo`");
        assertThat(succeed("setpriv --bounding-set=-all,+net_admin --inh-caps=-all,+net_admin ./mpl-net ping " + V4
                        + " -c 1 " + NEAR))
                .contains("1 received");
    }

    @Test
    void makesItsOwnInterface() throws IOException, InterruptedException {
        assertThat(
                        succeed(
                                "./mpl-net ping --tap mplnet2 --address 203.0.113.2/24 --host-address 203.0.113.1/24 -c 1 203.0.113.1"))
                .contains("1 packets transmitted, 1 received");
        assertThat(
                        succeed(
                                "./mpl-net ping --tap mplnet2 --address 203.0.113.2/24 -c 1 -W 1 203.0.113.1; ip link show mplnet2 2>&1 || true"))
                .contains(
                        "the kernel's end of mplnet2 is down, and nothing will come through: `ip link set mplnet2 up`")
                .contains("does not exist");
    }

    @Test
    void shows() throws IOException, InterruptedException {
        String output = succeed("./mpl-net demo --bytes 2M --loss 1; s=$?; ip netns list; exit $s");
        assertThat(output.lines().filter(line -> line.contains("  ok  ")))
                .hasSizeGreaterThanOrEqualTo(6)
                .anyMatch(line -> line.startsWith("2M from the kernel to the stack")
                        && line.contains("2097152 bytes, hash equal"))
                .anyMatch(line -> line.startsWith("2M from the stack to the kernel")
                        && line.contains("2097152 bytes, hash equal"));
        assertThat(output).doesNotContain("FAILED").contains("all of it worked").doesNotContain("\nmpl-net-demo-");
    }

    @Test
    void anInterruptedDemoLeavesNothing() throws IOException, InterruptedException {
        Path log = folder.resolve("demo");
        Process demo = near.begin(log, folder + "/mpl-net", "demo", "--bytes", "10G");
        String name = "mpl-net-demo-" + demo.pid();
        interrupt(demo, log, "a second stack");
        assertThat(demo.exitValue()).isEqualTo(INTERRUPTED);
        assertThat(log).content().contains(name);
        assertThat(Namespace.run("ip", "netns", "list")).doesNotContain(name);
    }
}
