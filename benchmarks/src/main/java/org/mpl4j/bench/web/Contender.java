package org.mpl4j.bench.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mpl4j.bench.server.ApplianceImages;
import org.mpl4j.bench.server.Peer;
import org.mpl4j.bench.server.ServerPlace;
import org.mpl4j.bench.server.Sockets;

/** A server that is measured. None writes an access log. */
enum Contender implements Peer {
    NGINX("nginx", "/usr/sbin/nginx", "nginx-light") {
        @Override
        String configuration(Path site, Path folder, ServerPlace place, int port, int connections) {
            return nginx(site, folder, place, port, connections, "");
        }
    },

    /** What nginx's manual advises for many small files: they stay open, and are looked at again now and then. */
    NGINX_CACHE("nginx, open_file_cache", "/usr/sbin/nginx", "nginx-light") {
        @Override
        String configuration(Path site, Path folder, ServerPlace place, int port, int connections) {
            return nginx(site, folder, place, port, connections, "open_file_cache max=1000; open_file_cache_valid 1s;");
        }
    },

    APACHE("Apache 2 (event)", "/usr/sbin/apache2", "apache2") {
        @Override
        String configuration(Path site, Path folder, ServerPlace place, int port, int connections) {
            return """
                    ServerRoot /usr/lib/apache2
                    ServerName localhost
                    DefaultRuntimeDir %1$s
                    PidFile %1$s/pid
                    ErrorLog %1$s/error.log
                    LoadModule mpm_event_module modules/mod_mpm_event.so
                    LoadModule authz_core_module modules/mod_authz_core.so
                    LoadModule mime_module modules/mod_mime.so
                    TypesConfig /etc/mime.types
                    Listen %4$s:%2$d
                    DocumentRoot %3$s
                    <Directory %3$s>
                        Require all granted
                        AllowOverride None
                    </Directory>
                    KeepAlive On
                    MaxKeepAliveRequests 0
                    KeepAliveTimeout 60
                    StartServers 1
                    ServerLimit 1
                    ThreadLimit 128
                    ThreadsPerChild 128
                    MaxRequestWorkers 128
                    """.formatted(folder, port, site, place.host());
        }

        @Override
        List<String> command(Path repository, Path site, Path folder, ServerPlace place, int port, int connections) {
            return List.of(
                    "/usr/sbin/apache2",
                    "-D",
                    "FOREGROUND",
                    "-f",
                    folder.resolve("configuration").toString());
        }
    },

    MPL("mpl-web", "", "") {
        @Override
        String configuration(Path site, Path folder, ServerPlace place, int port, int connections) {
            return "";
        }

        @Override
        List<String> command(Path repository, Path site, Path folder, ServerPlace place, int port, int connections) {
            return List.of(
                    repository.resolve("bin/mpl-web").toString(),
                    site.toString(),
                    "--listen",
                    place.host() + ":" + port,
                    "--threads",
                    "1",
                    "--connections",
                    Integer.toString(connections),
                    "--connections-per-address",
                    Integer.toString(connections),
                    "--idle",
                    "3600");
        }
    },

    /** On a TCP/IP stack of its own, over a TAP. */
    MPL_STACK("mpl-web --stack mpl", "", "") {
        @Override
        String configuration(Path site, Path folder, ServerPlace place, int port, int connections) {
            return "";
        }

        @Override
        List<String> command(Path repository, Path site, Path folder, ServerPlace place, int port, int connections) {
            List<String> words = new ArrayList<>(MPL.command(repository, site, folder, place, port, connections));
            words.addAll(place.stackOptions());
            return words;
        }

        @Override
        Sockets sockets() {
            return Sockets.OWN_STACK;
        }
    },

    MPL_APPLIANCE("appliance of mpl-web", "", "") {
        @Override
        String configuration(Path site, Path folder, ServerPlace place, int port, int connections) {
            return site + "\n--listen=" + place.host() + ":" + port + "\n";
        }

        @Override
        void prepare(Path repository, Path folder, ServerPlace place) throws IOException {
            ApplianceImages.build(repository, image(folder, place), place, "web", folder.resolve("configuration"));
        }

        @Override
        List<String> command(Path repository, Path site, Path folder, ServerPlace place, int port, int connections) {
            return ApplianceImages.command(repository, image(folder, place), place);
        }

        @Override
        Sockets sockets() {
            return Sockets.APPLIANCE;
        }

        private static Path image(Path folder, ServerPlace place) {
            return place.images().resolve(folder.getFileName());
        }
    };

    private final String title;
    private final String program;
    private final String debianPackage;

    Contender(String title, String program, String debianPackage) {
        this.title = title;
        this.program = program;
        this.debianPackage = debianPackage;
    }

    @Override
    public String title() {
        return title;
    }

    /** Whose sockets it uses. */
    Sockets sockets() {
        return Sockets.KERNEL;
    }

    /** Whether it can keep so many connections: Apache has as many as it has threads, or little more, appliances have less memory, and a cache of files changes nothing about them. */
    boolean canBeIdle() {
        return this == NGINX || this == MPL || this == MPL_STACK;
    }

    /** Whether it is compiled while it runs. */
    boolean isOurs() {
        return program.isEmpty();
    }

    String debianPackage() {
        return debianPackage;
    }

    /** Whether it can be started. */
    boolean isInstalled() {
        return program.isEmpty() || Files.isExecutable(Path.of(program));
    }

    /** The content of the file {@code configuration} in its folder. */
    abstract String configuration(Path site, Path folder, ServerPlace place, int port, int connections);

    /**
     * Makes what has to be there before it can be started.
     *
     * @param folder with the configuration
     */
    void prepare(Path repository, Path folder, ServerPlace place) throws IOException {}

    /** What starts it. */
    List<String> command(Path repository, Path site, Path folder, ServerPlace place, int port, int connections) {
        return List.of(
                program,
                "-p",
                folder.toString(),
                "-c",
                folder.resolve("configuration").toString());
    }

    private static String nginx(Path site, Path folder, ServerPlace place, int port, int connections, String more) {
        return """
                daemon off; master_process off; pid %1$s/pid; error_log %1$s/error.log;
                events { worker_connections %6$d; }
                http {
                  include /etc/nginx/mime.types;
                  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; keepalive_timeout 3600;
                  client_body_temp_path %1$s/t1; proxy_temp_path %1$s/t2; fastcgi_temp_path %1$s/t3;
                  uwsgi_temp_path %1$s/t4; scgi_temp_path %1$s/t5; %4$s
                  server { listen %5$s:%2$d; root %3$s; }
                }
                """.formatted(folder, port, site, more, place.host(), connections);
    }
}
