package org.mpl4j.ssh.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mpl4j.ssh.crypto.Proposal;

/** Each client logs in, sends and takes data by each algorithm and method that it and the server know. */
@ExtendWith(Interop.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AlgorithmMatrixTest {
    private final ProvingGround ground;
    private final Matrix matrix;
    private final List<Client> clients;
    private List<Trial> trials = List.of();

    AlgorithmMatrixTest(ProvingGround ground, Matrix matrix) {
        this.ground = ground;
        this.matrix = matrix;
        clients = Clients.all(ground);
    }

    @BeforeAll
    void prepare() throws Exception {
        assumeTrue(Programs.areInstalled("ssh-keygen"), "ssh-keygen is not installed");
        trials = Trials.all(ground);
        trials.forEach(trial -> matrix.row(trial.group(), trial.row()));
    }

    @AfterAll
    void close() throws Exception {
        for (Client client : clients) {
            client.close();
        }
    }

    @TestFactory
    Stream<DynamicContainer> matrix() throws Exception {
        List<DynamicContainer> containers = new ArrayList<>();
        for (Client client : clients) {
            boolean isInstalled = client.isInstalled();
            matrix.client(client.name(), isInstalled ? client.version() : "not installed");
            containers.add(DynamicContainer.dynamicContainer(
                    client.name(), isInstalled ? trials(client) : notInstalled(client)));
        }
        return containers.stream();
    }

    private static Stream<DynamicTest> notInstalled(Client client) {
        return Stream.of(DynamicTest.dynamicTest(
                "is not installed", () -> assumeTrue(false, client.name() + " is not installed")));
    }

    private Stream<DynamicTest> trials(Client client) throws Exception {
        Proposal offer =
                OfferSpy.offer(client, ground.key(KeyKind.ED25519.file()), ground.input(), ground.fresh("spied"));
        List<DynamicTest> tests = new ArrayList<>();
        for (Trial trial : trials) {
            if (trial.isKnownTo(client, offer)) {
                tests.add(DynamicTest.dynamicTest(
                        trial.group() + " " + trial.row(),
                        () -> matrix.trial(trial.group(), trial.row(), client.name(), () -> echo(client, trial))));
            } else {
                matrix.note(trial.group(), trial.row(), client.name(), Matrix.UNKNOWN);
            }
        }
        return tests.stream();
    }

    private void echo(Client client, Trial trial) throws Exception {
        Path output = ground.fresh("echo");
        try {
            client.echo(trial.login(), ground.input(), output);
        } catch (java.io.IOException e) {
            throw new AssertionError(
                    e.getMessage() + "; the server: " + trial.server().lines(), e);
        }
        assertThat(Files.mismatch(ground.input(), output))
                .as("first difference; the server: %s", trial.server().lines())
                .isEqualTo(-1);
        Files.delete(output);
    }
}
