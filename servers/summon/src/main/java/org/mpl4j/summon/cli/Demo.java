package org.mpl4j.summon.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.appliance.build.BuildException;
import org.mpl4j.appliance.build.BuildPlan;
import org.mpl4j.appliance.build.ImageFormat;
import org.mpl4j.appliance.build.ImageWriter;
import org.mpl4j.appliance.image.ServerKind;
import org.mpl4j.servers.common.config.ConfigException;

/** What the demo serves: a zone with three names, whose images are built into a folder that is removed at the end. */
final class Demo implements Closeable {
    private static final String NETWORK = "10.92.0.";
    private static final String NETWORK6 = "fd92::";
    private static final int WEB = 2;
    private static final int DNS = 3;
    private static final int WIKI = 4;
    private static final int MTU = 1500;

    private final PrintStream out;
    private final Path folder;
    private final int port;
    private final boolean hasIpv6 = Files.isDirectory(Path.of("/proc/sys/net/ipv6"));

    /** In a folder that is made now. */
    Demo(PrintStream out) throws IOException {
        this.out = out;
        folder = Files.createTempDirectory("mpl-summon-demo");
        // Appliances run as users without rights, who have to get to their images.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    /** Builds the images; the configuration. */
    Path prepare() throws IOException, ConfigException {
        out.println("building three images, a minute or two ..");
        build(
                ServerKind.WEB,
                "web",
                page("web", "This page is from an appliance that was not there when you asked for it."),
                WEB);
        build(ServerKind.DNS, "dns", zone(), DNS);
        build(ServerKind.WEB, "wiki", page("wiki", "Another appliance, summoned by its name."), WIKI);
        String ipv6 = hasIpv6 ? ", network6: \"" + NETWORK6 + "/64\"" : "";
        return Files.writeString(folder.resolve("summon.yaml"), """
                zone: demo.example
                listen: ["127.0.0.1:%d"]
                bridge: {name: mplsummon0, network: %s0/24%s}
                idle: 15s
                conduits: {}
                names:
                  - {name: web, image: web, address: %s%d}
                  - {name: dns, image: dns, address: %s%d}
                  - {name: wiki, image: wiki, address: %s%d}
                """.formatted(
                        port, NETWORK, ipv6, NETWORK, WEB, NETWORK, DNS, NETWORK, WIKI));
    }

    private Path page(String name, String text) throws IOException {
        Path site = Files.createDirectory(folder.resolve(name + "-site"));
        Files.writeString(
                site.resolve("index.html"),
                "<!doctype html><title>" + name + "</title><h1>" + name + "</h1><p>" + text + "</p>\n");
        return site;
    }

    private Path zone() throws IOException {
        Files.writeString(folder.resolve("inner.zone"), """
                $TTL 60
                @ IN SOA ns hostmaster 1 3600 600 86400 60
                @ IN NS ns
                ns IN A %s%d
                hello IN TXT "an appliance says hello"
                """.formatted(NETWORK, DNS));
        return Files.writeString(folder.resolve("dns.yaml"), """
                listen: [0.0.0.0:53]
                zones: [{name: inner.example, file: inner.zone}]
                """);
    }

    private void build(ServerKind kind, String name, Path config, int host) throws IOException, ConfigException {
        try {
            ImageWriter.write(
                    new BuildPlan(
                            kind,
                            name,
                            config,
                            List.of(NETWORK + host + "/24"),
                            List.of(NETWORK + 1),
                            "",
                            MTU,
                            BuildPlan.USUAL_MEMORY,
                            true),
                    ImageFormat.DIR,
                    folder.resolve(name),
                    line -> out.println("  " + line));
        } catch (BuildException e) {
            throw new IOException("the image " + name + " can't be built: " + e.getMessage(), e);
        }
    }

    /** What can be tried. */
    String invitation() {
        String dig = "dig +short @127.0.0.1 -p " + port + " ";
        return """
                try, in another terminal:
                  curl http://$(%1$sweb.demo.example)/
                  curl http://$(%1$swiki.demo.example)/
                  dig @$(%1$sdns.demo.example) hello.inner.example TXT
                %5$s\
                  curl http://%2$s%3$d/        # an address that is remembered starts it, too
                  bin/mpl-net conduit --directory %4$s/conduits --listen 127.0.0.1:0 web.demo.example
                                                # the same page through shared memory, by curl at the port that it says
                  bin/mpl-summon status --watch --control %4$s/control
                what nobody uses for 15 seconds stops; Ctrl-C removes all

                """.formatted(dig, NETWORK, WEB, folder.resolve("state"), hasIpv6 ? byIpv6(dig) : "");
    }

    private static String byIpv6(String dig) {
        return """
                |  %1$sAAAA web.demo.example
                |  curl -6 -g "http://[$(%1$sAAAA wiki.demo.example)]/"
                """.formatted(dig).replace("|", "");
    }

    @Override
    public void close() throws IOException {
        // What is sealed is opened again, from above.
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) throws IOException {
                Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwx------"));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) throws IOException {
                Files.delete(each);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path each, @Nullable IOException problem) throws IOException {
                if (problem != null) {
                    throw new UncheckedIOException(problem);
                }
                Files.delete(each);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
