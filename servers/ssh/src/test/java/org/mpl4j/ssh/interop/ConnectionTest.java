package org.mpl4j.ssh.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mpl4j.ssh.server.ConnectionSettings;

/** What goes for a connection as a whole: several sessions, agents, host keys that clients learn, signs of life. */
@ExtendWith(Interop.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConnectionTest {
    private static final String GROUP = "connection";
    private static final String CLIENT = "OpenSSH";
    private static final String WAITING = "sleep 5; echo alive";
    private static final Path NOTHING = Path.of("/dev/null");

    private final ProvingGround ground;
    private final Matrix matrix;
    private TrialServer server;
    private Ssh ssh;

    ConnectionTest(ProvingGround ground, Matrix matrix) {
        this.ground = ground;
        this.matrix = matrix;
    }

    @BeforeAll
    void prepare() throws Exception {
        assumeTrue(Programs.areInstalled("ssh"), "OpenSSH's client is not installed");
        server = ground.serve(TrialServer.Setup.usual());
        ssh = Ssh.to(ground, server);
    }

    @Test
    void carriesSeveralSessions() throws Exception {
        matrix.trial(GROUP, "ControlMaster, 8 sessions at once", CLIENT, () -> {
            try (Ssh.Master master = ssh.master();
                    ExecutorService pool = Executors.newCachedThreadPool()) {
                List<Future<Programs.Outcome>> outcomes = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    String command = "read line; echo %d; exit %d".formatted(i, i);
                    Callable<Programs.Outcome> one = () -> master.run(command);
                    outcomes.add(pool.submit(one));
                }
                for (int i = 0; i < 8; i++) {
                    assertThat(outcomes.get(i).get()).isEqualTo(new Programs.Outcome(i, i + "\n", ""));
                }
                assertThat(server.connectionCount()).isEqualTo(1);
            }
        });
    }

    @Test
    void refusesMoreSessionsThanThereMayBe() throws Exception {
        TrialServer narrow = ground.serve(TrialServer.Setup.allowing(
                settings -> Settings.with(settings, settings.limits().withMaxSessions(2))));
        Ssh other = Ssh.to(ground, narrow);
        Path one = ground.fresh("begun");
        Path another = ground.fresh("begun");
        try (Ssh.Master master = other.master();
                Background first = new Background(master.line("touch " + one + "; cat"));
                Background second = new Background(master.line("touch " + another + "; cat"))) {
            for (int i = 0; i < 1200 && !(Files.exists(one) && Files.exists(another)); i++) {
                Thread.sleep(50);
            }
            assertThat(first.isAlive() && second.isAlive()).isTrue();
            // ssh connects once more by itself then.
            untilSaid(master, true);
            first.close();
            untilSaid(master, false);
        }
    }

    /** Runs commands until one is, or is not, told that there is no room for its session. */
    private static void untilSaid(Ssh.Master master, boolean isRefused) throws Exception {
        Programs.Outcome outcome = master.run("echo hello");
        for (int i = 0; i < 100 && outcome.errors().contains("Session open refused by peer") != isRefused; i++) {
            outcome = master.run("echo hello");
        }
        assertThat(outcome.output()).isEqualTo("hello\n");
        assertThat(outcome.errors().contains("Session open refused by peer"))
                .as(outcome.errors())
                .isEqualTo(isRefused);
    }

    @Test
    void forwardsAgents() throws Exception {
        assumeTrue(Programs.areInstalled("ssh-agent", "ssh-add"), "there is no agent");
        TrialServer other = ground.serve(TrialServer.Setup.usual());
        Path socket = ground.fresh("agent");
        try (Background agent = new Background(List.of("ssh-agent", "-D", "-a", socket.toString()))) {
            EchoPort.connect(java.net.UnixDomainSocketAddress.of(socket)).close();
            Map<String, String> variables = Map.of("SSH_AUTH_SOCK", socket.toString());
            Programs.pass(
                    variables,
                    NOTHING,
                    NOTHING,
                    List.of("ssh-add", "-q", ssh.login().key().toString()));
            String isolated = String.join(" ", OpenSsh.ISOLATED)
                    .replace("-oIdentityAgent=none", "")
                    .replace("-oIdentitiesOnly=yes", "");
            matrix.trial(
                    GROUP,
                    "-A, ssh-add -l through it",
                    CLIENT,
                    () -> assertThat(through(variables, "ssh-add -l")).contains("ED25519"));
            matrix.trial(
                    GROUP,
                    "-A, from there to another server",
                    CLIENT,
                    () -> assertThat(through(
                                    variables,
                                    "ssh %s -p %d %s echo from $SSH_CLIENT"
                                            .formatted(
                                                    isolated,
                                                    other.port(),
                                                    ssh.login().destination())))
                            .startsWith("from 127.0.0.1 "));
            assertThat(agent.isAlive()).isTrue();
        }
        assertThat(ssh.output("echo ${SSH_AUTH_SOCK:-none}")).isEqualTo("none\n");
    }

    private String through(Map<String, String> variables, String command) throws Exception {
        List<String> line = ssh.line(List.of("-oForwardAgent=yes", "-oIdentityAgent=SSH_AUTH_SOCK"), command);
        Programs.Outcome outcome = Programs.run(variables, NOTHING, line);
        assertThat(outcome.status()).as(outcome.all() + server.lines()).isZero();
        return outcome.output();
    }

    @Test
    void teachesClientsItsKeys() throws Exception {
        Path known = ground.fresh("known_hosts");
        String host = "[127.0.0.1]:" + server.port() + " ";
        Files.writeString(known, host + ground.publicText("host_ed25519"));
        String[] options = {
            "-oUserKnownHostsFile=" + known, "-oStrictHostKeyChecking=yes", "-oUpdateHostKeys=yes", "-oLogLevel=VERBOSE"
        };
        matrix.trial(GROUP, "UpdateHostKeys", CLIENT, () -> {
            String all = "";
            // It learns them while a session lasts.
            for (int i = 0; i < 20 && !all.contains("ssh-rsa"); i++) {
                Programs.Outcome outcome = ssh.run(List.of(options), "sleep 1");
                assertThat(outcome.status()).as(outcome.all()).isZero();
                all = Files.readString(known);
            }
            for (KeyKind kind : KeyKind.ALL) {
                String key = ground.publicText("host_" + kind.file()).split(" ")[1];
                assertThat(all).as(kind.type()).contains(key);
            }
        });
        assertThat(ssh.output(
                        "echo known",
                        "-oUserKnownHostsFile=" + known,
                        "-oStrictHostKeyChecking=yes",
                        "-oHostKeyAlgorithms=rsa-sha2-512"))
                .isEqualTo("known\n");
    }

    @Test
    void shows() throws Exception {
        assumeTrue(Programs.areInstalled("ssh-keyscan"), "ssh-keyscan is not installed");
        matrix.trial(GROUP, "ssh-keyscan", CLIENT, () -> {
            String keys = Programs.output(
                    "ssh-keyscan", "-T", "60", "-p", "" + server.port(), "-t", "rsa,ecdsa,ed25519", "127.0.0.1");
            for (String file : List.of("host_ed25519", "host_ecdsa256", "host_rsa")) {
                assertThat(keys).contains(ground.publicText(file).split(" ")[1]);
            }
        });
    }

    @Test
    void givesSignsOfLife() throws Exception {
        matrix.trial(
                GROUP,
                "ServerAliveInterval",
                CLIENT,
                () -> assertThat(
                                ssh.output("sleep 4; echo alive", "-oServerAliveInterval=1", "-oServerAliveCountMax=2"))
                        .isEqualTo("alive\n"));
    }

    @Test
    void endsConnectionsOfTheDead() throws Exception {
        TrialServer asking = ground.serve(TrialServer.Setup.allowing(ConnectionTest::asking));
        Ssh other = Ssh.to(ground, asking);
        matrix.trial(GROUP, "ClientAliveInterval, stopped clients", CLIENT, () -> {
            try (Background idle = new Background(other.line(List.of(), "sleep 300"));
                    Background flooded = new Background(other.line(List.of(), "yes"))) {
                until(asking, 2);
                // That it has begun to take what comes.
                Thread.sleep(1000);
                idle.signal("STOP");
                flooded.signal("STOP");
                until(asking, 0);
                assertThat(idle.isAlive() && flooded.isAlive()).isTrue();
            }
            assertThat(asking.lines().split("no sign of life", -1)).hasSize(3);
        });
    }

    @Test
    void leavesTheLivingAlone() throws Exception {
        TrialServer asking = ground.serve(TrialServer.Setup.allowing(ConnectionTest::asking));
        Login login = Login.byKey(asking.port(), ground.key(KeyKind.ED25519.file()));
        Map<String, List<String>> lines = Map.of(
                CLIENT,
                new Ssh(ground, login).line(List.of(), WAITING),
                "PuTTY",
                line(List.of("plink", "-ssh"), Putty.options(ground, login), login),
                "Dropbear",
                line(List.of("dbclient", "-q"), Dropbear.options(login), login));
        Map<String, Future<Programs.Outcome>> outcomes = new LinkedHashMap<>();
        try (ExecutorService pool = Executors.newCachedThreadPool()) {
            for (Map.Entry<String, List<String>> client : lines.entrySet()) {
                if (Programs.areInstalled(client.getValue().getFirst())) {
                    Callable<Programs.Outcome> run =
                            () -> Programs.run(Putty.environment(ground), NOTHING, client.getValue());
                    outcomes.put(client.getKey(), pool.submit(run));
                }
            }
            for (Map.Entry<String, Future<Programs.Outcome>> outcome : outcomes.entrySet()) {
                Programs.Outcome its = outcome.getValue().get();
                matrix.trial(
                        GROUP,
                        "ClientAliveInterval",
                        outcome.getKey(),
                        () -> assertThat(its.output())
                                .as(its.errors() + asking.lines())
                                .isEqualTo("alive\n"));
            }
        }
    }

    private static List<String> line(List<String> start, List<String> options, Login login) {
        List<String> line = new ArrayList<>(start);
        line.addAll(options);
        line.addAll(List.of(login.destination(), WAITING));
        return line;
    }

    private static ConnectionSettings asking(ConnectionSettings settings) {
        return Settings.with(settings, Duration.ofSeconds(1), 3);
    }

    private static void until(TrialServer server, int count) throws InterruptedException {
        for (int i = 0; i < 1200 && server.connectionCount() != count; i++) {
            Thread.sleep(50);
        }
        assertThat(server.connectionCount()).as(server.lines()).isEqualTo(count);
    }
}
