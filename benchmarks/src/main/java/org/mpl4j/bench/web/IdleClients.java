package org.mpl4j.bench.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mpl4j.bench.server.ServerPlace;

/** Very many connections of clients, in as many processes as it takes. */
final class IdleClients implements AutoCloseable {
    private final List<Process> processes = new ArrayList<>();
    private final List<BufferedReader> answers = new ArrayList<>();

    private IdleClients() {}

    /**
     * Opens them, one process after the other.
     *
     * @param file what each of them fetches
     * @param cpu the processor of the clients
     * @throws IOException if one is not served
     */
    static IdleClients open(ServerPlace place, InetSocketAddress server, Path file, int count, int cpu)
            throws IOException {
        IdleClients clients = new IdleClients();
        try {
            for (int open = 0; open < count; ) {
                int here = OpenFiles.most(count - open);
                String source = place.clients()
                        .get(clients.processes.size() % place.clients().size());
                clients.start(server, file, here, source, cpu);
                open += here;
            }
            return clients;
        } catch (IOException e) {
            clients.close();
            throw e;
        }
    }

    private void start(InetSocketAddress server, Path file, int count, String source, int cpu) throws IOException {
        List<String> words = new ArrayList<>(List.of("taskset", "-c", Integer.toString(cpu)));
        words.addAll(OpenFiles.ALLOWED);
        words.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                IdleClient.class.getName(),
                server.getAddress().getHostAddress(),
                Integer.toString(server.getPort()),
                file.toString(),
                Integer.toString(count),
                source));
        Process process = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        processes.add(process);
        answers.add(process.inputReader());
        expect(answers.getLast());
    }

    /**
     * Fetches the file again by many of them.
     *
     * @throws IOException if one is not served
     */
    void askAgain() throws IOException {
        for (int i = 0; i < processes.size(); i++) {
            processes.get(i).getOutputStream().write('\n');
            processes.get(i).getOutputStream().flush();
            expect(answers.get(i));
        }
    }

    private static void expect(BufferedReader said) throws IOException {
        if (said.readLine() == null) {
            throw new IOException("the server does not keep so many connections; the client says why");
        }
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
    }
}
