package org.mpl4j.web.operate;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.web.content.ContentSettings;
import org.mpl4j.web.content.LinkPolicy;
import org.mpl4j.web.transport.WebLimits;

/**
 * All that is configured.
 *
 * @param root the folder that is served
 * @param links which symbolic links below it are followed
 * @param content how files are served
 * @param mediaTypes a file with further media types, null for none
 * @param listen where
 * @param conduits sockets at which connections through shared memory are set up
 * @param threads how many
 * @param limits for clients
 * @param requestBytes how much content of a request is passed over
 * @param accessLog where requests are taken down, null for nowhere
 * @param metrics where metrics and health are told, null for nowhere
 */
public record WebConfig(
        Path root,
        LinkPolicy links,
        ContentSettings content,
        @Nullable Path mediaTypes,
        List<InetSocketAddress> listen,
        List<Path> conduits,
        int threads,
        WebLimits limits,
        long requestBytes,
        @Nullable LogConfig accessLog,
        @Nullable InetSocketAddress metrics) {
    /**
     * The access log.
     *
     * @param file where; {@code -} for the standard output
     * @param format of a line
     * @param oneIn so many requests one is written
     */
    public record LogConfig(Path file, AccessFormat format, int oneIn) {}

    public WebConfig {
        listen = List.copyOf(listen);
        conduits = List.copyOf(conduits);
    }
}
