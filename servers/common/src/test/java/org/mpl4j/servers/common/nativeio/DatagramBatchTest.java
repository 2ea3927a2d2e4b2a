package org.mpl4j.servers.common.nativeio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledOnOs(OS.LINUX)
@Timeout(60)
final class DatagramBatchTest {
    private static final int ROOM = 2048;
    private static final int CLIENTS = 5;
    private static final int QUERIES = 40;

    /** Queries of several clients, answered in lengths that change, some of them not at all. */
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void eachClientGetsItsAnswersAndNoOthers(String address) throws IOException {
        List<DatagramChannel> clients = new ArrayList<>();
        try (DatagramChannel server =
                DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getByName(address), 0))) {
            DatagramBatch batch = Objects.requireNonNull(DatagramBatch.over(server, ROOM));
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(DatagramChannel.open().connect(server.getLocalAddress()));
            }
            for (int i = 0; i < QUERIES; i++) {
                for (int client = 0; client < CLIENTS; client++) {
                    clients.get(client).write(bytes(client + "/" + i));
                }
            }
            int answered = 0;
            while (answered < CLIENTS * QUERIES) {
                int count = batch.receive(true);
                for (int i = 0; i < count; i++) {
                    answer(batch, i);
                }
                assertThat(batch.send()).isZero();
                answered += count;
            }
            for (int client = 0; client < CLIENTS; client++) {
                assertThat(received(clients.get(client), expected(client).size()))
                        .containsExactlyInAnyOrderElementsOf(expected(client));
            }
        } finally {
            for (DatagramChannel client : clients) {
                client.close();
            }
        }
    }

    private static void answer(DatagramBatch batch, int index) {
        String query = text(batch.message(index));
        ByteBuffer reply = batch.reply();
        reply.put(bytes("what is not sent is written over"));
        if (isAnswered(query)) {
            batch.reply().put(bytes(reply(query)));
            batch.answer(index);
        }
    }

    private static boolean isAnswered(String query) {
        return Math.floorMod(query.hashCode(), 7) != 0;
    }

    private static String reply(String query) {
        int[] lengths = {20, 20, 20, 21, 400, 1300};
        return (query + " ".repeat(ROOM)).substring(0, lengths[Math.floorMod(query.hashCode(), lengths.length)]);
    }

    private static List<String> expected(int client) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < QUERIES; i++) {
            String query = client + "/" + i;
            if (isAnswered(query)) {
                all.add(reply(query));
            }
        }
        return all;
    }

    private static List<String> received(DatagramChannel client, int count) throws IOException {
        List<String> texts = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.allocate(ROOM);
        while (texts.size() < count) {
            client.receive(buffer.clear());
            texts.add(text(buffer.flip()));
        }
        assertThat(client.configureBlocking(false)).isNotNull();
        assertThat(client.receive(buffer.clear())).isNull();
        return texts;
    }

    /** On a link whose packets are shorter than the answers the kernel does not take them as one. */
    @Test
    void answersThatAreLongerThanPacketsGoByThemselves() throws IOException, InterruptedException {
        assumeTrue(canRun("unshare", "-n", "ip", "link"), "it takes root, and iproute2");
        Process process = new ProcessBuilder(
                        "unshare",
                        "-n",
                        "sh",
                        "-c",
                        "ip link set lo mtu 700 up && exec \"$@\"",
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LongAnswers.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).isEqualTo("refused 0, received 10 of 1000 bytes\n");
    }

    private static boolean canRun(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Answers ten queries. */
    static final class LongAnswers {
        private static final int COUNT = 10;
        private static final int LENGTH = 1000;

        private LongAnswers() {}

        public static void main(String... arguments) throws IOException {
            try (DatagramChannel server =
                            DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                    DatagramChannel client = DatagramChannel.open().connect(server.getLocalAddress())) {
                DatagramBatch batch = Objects.requireNonNull(DatagramBatch.over(server, ROOM));
                for (int i = 0; i < COUNT; i++) {
                    client.write(bytes("query"));
                }
                int refused = 0;
                for (int answered = 0; answered < COUNT; ) {
                    int count = batch.receive(true);
                    for (int i = 0; i < count; i++) {
                        batch.reply().put(new byte[LENGTH]);
                        batch.answer(i);
                    }
                    refused += batch.send();
                    answered += count;
                }
                List<String> answers = new ArrayList<>();
                ByteBuffer buffer = ByteBuffer.allocate(ROOM);
                for (int i = 0; i < COUNT - refused; i++) {
                    client.receive(buffer.clear());
                    answers.add(Integer.toString(buffer.position()));
                }
                System.out.println("refused " + refused + ", received " + answers.size() + " of "
                        + answers.stream().distinct().collect(Collectors.joining(", ")) + " bytes");
            }
        }
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String text(ByteBuffer buffer) {
        return StandardCharsets.US_ASCII.decode(buffer.duplicate()).toString();
    }
}
