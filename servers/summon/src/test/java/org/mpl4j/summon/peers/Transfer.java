package org.mpl4j.summon.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** An upload or a download by curl that goes on while the test does something else. */
final class Transfer {
    private static final long SECONDS = 180;

    /** How curl says that the other side has reset the connection, or ended it: before the answer, while it sent, while it received. */
    private static final Set<Integer> CLEAN_ENDS = Set.of(52, 55, 56);

    /** The same, or that there was nobody to connect to. */
    private static final Set<Integer> CLEAN_ENDS_WITHOUT_ANYBODY = Set.of(7, 52, 55, 56);

    private final Process curl;
    private final Path output;
    private final String expected;

    private Transfer(Process curl, Path output, String expected) {
        this.curl = curl;
        this.output = output;
        this.expected = expected;
    }

    /** What is uploaded: always the same bytes of one size. */
    record Content(Path file, String hash) {
        static Content make(Path folder, int bytes) throws IOException {
            byte[] content = new byte[bytes];
            new Random(bytes).nextBytes(content);
            try {
                return new Content(
                        Files.write(folder.resolve("content" + bytes), content),
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
            } catch (NoSuchAlgorithmException e) {
                throw new IOException(e);
            }
        }
    }

    /** Begins an upload to an appliance of {@link UploadImage}. */
    static Transfer upload(List<String> where, String address, Content content) throws IOException {
        return upload(where, address, content, "1G");
    }

    /** Begins one that is no faster than so many bytes a second. */
    static Transfer upload(List<String> where, String address, Content content, String rate) throws IOException {
        return begin(
                where,
                content.hash() + "\n",
                "-T",
                content.file().toString(),
                "-H",
                "Expect:",
                "--limit-rate",
                rate,
                "http://" + address + "/upload");
    }

    /** Begins a download of so many bytes from one, no faster than so many bytes a second. */
    static Transfer download(String address, int bytes, String rate) throws IOException {
        return begin(List.of(), "\0".repeat(bytes), "--limit-rate", rate, "http://" + address + "/" + bytes);
    }

    /** Begins to fetch {@link TestImages#PAGE}. */
    static Transfer page(List<String> where, String address) throws IOException {
        return begin(where, TestImages.PAGE, "http://" + address + "/index.html");
    }

    private static Transfer begin(List<String> where, String expected, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(where);
        // Who waits for an answer asks every second whether the other side is there.
        command.addAll(List.of("curl", "-sS", "-m", Long.toString(SECONDS - 30), "--keepalive-time", "1"));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("mpl-summon", ".out");
        Process curl = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectErrorStream(true)
                .start();
        return new Transfer(curl, output, expected);
    }

    private int end() throws InterruptedException {
        if (!curl.waitFor(SECONDS, TimeUnit.SECONDS)) {
            curl.destroyForcibly();
            assertThat(false).as("curl does not end").isTrue();
        }
        return curl.exitValue();
    }

    private String text() throws IOException {
        return Files.readString(output, StandardCharsets.ISO_8859_1);
    }

    /** It ends well. */
    void arrives(String description) throws IOException, InterruptedException {
        int status = end();
        String text = text();
        Files.delete(output);
        assertThat(status).as(() -> description + ": " + text).isZero();
        assertThat(text).as(description).isEqualTo(expected);
    }

    /** It ends well, or is told soon that it cannot: no client waits for ever, and none takes a part for the whole; returns whether it ended well. */
    boolean arrivesOrIsReset(String description) throws IOException, InterruptedException {
        return arrivesOrEnds(description, CLEAN_ENDS);
    }

    /** The same, where for a while nobody answers for the address. */
    boolean arrivesOrIsResetOrFindsNobody(String description) throws IOException, InterruptedException {
        return arrivesOrEnds(description, CLEAN_ENDS_WITHOUT_ANYBODY);
    }

    private boolean arrivesOrEnds(String description, Set<Integer> cleanEnds) throws IOException, InterruptedException {
        int status = end();
        String text = text();
        Files.delete(output);
        if (status == 0) {
            assertThat(text).as(description).isEqualTo(expected);
        } else {
            assertThat(status)
                    .as(() -> description + ": " + text.substring(Math.max(0, text.length() - 200)))
                    .isIn(cleanEnds);
        }
        return status == 0;
    }

    /** Waits until something of what is downloaded has come. */
    void awaitBeginning() throws InterruptedException {
        Machine.await("something comes", () -> {
            try {
                return Files.size(output) > 0;
            } catch (IOException e) {
                return false;
            }
        });
    }
}
