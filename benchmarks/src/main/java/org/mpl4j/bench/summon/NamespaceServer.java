package org.mpl4j.bench.summon;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mpl4j.bench.server.IpCommand;

/** A network namespace behind a veth, and a server that is started in it. */
final class NamespaceServer implements AutoCloseable {
    private static final String NGINX = "/usr/sbin/nginx";

    private final String namespace;
    private final String network;
    private final List<String> command;

    private NamespaceServer(String namespace, String network, List<String> command) throws IOException {
        this.namespace = namespace;
        this.network = network;
        this.command = command;
        String here = namespace + "h";
        IpCommand.run("netns", "add", namespace);
        IpCommand.run("link", "add", here, "type", "veth", "peer", "name", "eth0", "netns", namespace);
        IpCommand.begin("", here, network + ".1/24");
        IpCommand.begin(namespace, "eth0", network + ".2/24");
    }

    /** What nginx needs, in a folder that is made for it. */
    static NamespaceServer nginx(String namespace, String network, Path folder, Path site) throws IOException {
        Files.createDirectory(folder);
        Path configuration = Files.writeString(folder.resolve("configuration"), """
                daemon off; master_process off; pid %1$s/pid; error_log %1$s/error.log;
                events { worker_connections 64; }
                http {
                  access_log off;
                  client_body_temp_path %1$s/t1; proxy_temp_path %1$s/t2; fastcgi_temp_path %1$s/t3;
                  uwsgi_temp_path %1$s/t4; scgi_temp_path %1$s/t5;
                  server { listen %2$s.2:80; root %3$s; }
                }
                """.formatted(folder, network, site));
        return new NamespaceServer(
                namespace, network, List.of(NGINX, "-p", folder.toString(), "-c", configuration.toString()));
    }

    /** The web server, on the kernel's sockets. */
    static NamespaceServer web(String namespace, String network, Path repository, Path site) throws IOException {
        return new NamespaceServer(
                namespace,
                network,
                List.of(repository.resolve("bin/mpl-web").toString(), site.toString(), "--listen", network + ".2:80"));
    }

    /** Whether nginx is there. */
    static boolean hasNginx() {
        return Files.isExecutable(Path.of(NGINX));
    }

    /** Starts the server. */
    Process start() throws IOException {
        List<String> words = new ArrayList<>(IpCommand.in(namespace));
        words.addAll(command);
        return new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Ends it. */
    static void end(Process process) {
        process.destroy();
        process.onExit().join();
    }

    InetAddress address() throws IOException {
        return InetAddress.getByName(network + ".2");
    }

    @Override
    public void close() throws IOException {
        IpCommand.run("netns", "del", namespace);
    }
}
