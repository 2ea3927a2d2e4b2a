package org.mpl4j.servers.common.operate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Tells over HTTP how a server is: {@code /metrics} in the text format of Prometheus, {@code /health}. */
public final class WatchServer implements AutoCloseable {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int UNAVAILABLE = 503;
    private static final int BACKLOG = 16;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2, work -> {
        Thread thread = new Thread(null, work, "watch");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Begins to tell.
     *
     * @param address where
     * @param metrics makes the text
     * @param problem what is wrong with the server, empty if nothing is
     */
    public WatchServer(InetSocketAddress address, Supplier<String> metrics, Supplier<String> problem)
            throws IOException {
        try {
            server = HttpServer.create(address, BACKLOG);
        } catch (IOException e) {
            threads.shutdown();
            throw new IOException("cannot listen on " + address + " for metrics: " + e.getMessage(), e);
        }
        server.setExecutor(threads);
        server.createContext("/metrics", exchange -> {
            if (exchange.getRequestURI().getPath().equals("/metrics")) {
                answer(exchange, OK, "text/plain; version=0.0.4; charset=utf-8", metrics.get());
            } else {
                answer(exchange, NOT_FOUND, "text/plain", "there are /metrics and /health\n");
            }
        });
        server.createContext("/health", exchange -> {
            String wrong = problem.get();
            answer(exchange, wrong.isEmpty() ? OK : UNAVAILABLE, "text/plain", wrong.isEmpty() ? "ok\n" : wrong + "\n");
        });
        server.createContext(
                "/", exchange -> answer(exchange, NOT_FOUND, "text/plain", "there are /metrics and /health\n"));
        server.start();
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        try (exchange) {
            boolean isHead = exchange.getRequestMethod().equals("HEAD");
            boolean isAllowed = isHead || exchange.getRequestMethod().equals("GET");
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            if (!isAllowed || isHead) {
                exchange.sendResponseHeaders(isAllowed ? status : NOT_ALLOWED, -1);
                return;
            }
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
