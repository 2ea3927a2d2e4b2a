package org.mpl4j.appliance.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.mpl4j.appliance.boot.Settings;
import org.mpl4j.appliance.boot.WebSettings;
import org.mpl4j.appliance.image.ApplianceImage;
import org.mpl4j.servers.common.config.ConfigException;
import org.mpl4j.web.cli.MplWeb;
import org.mpl4j.web.content.ContentSettings;
import org.mpl4j.web.operate.WebConfig;

/** Web servers: options as in {@code mpl-web @FILE}, or just the folder that is served. The files are copied. */
final class WebBaker implements Baker {
    private static final String TYPES = "etc/media.types";
    private static final int TRAINED_FILES = 16;

    /** A sealed file does not change: it is looked at once. */
    private static final java.time.Duration FRESH = java.time.Duration.ofDays(365);

    @Override
    public void bake(Path config, Path image, Settings settings) throws IOException, ConfigException, BuildException {
        boolean isFolder = Files.isDirectory(config);
        WebConfig read = read(config, isFolder);
        if (read.metrics() != null) {
            throw new BuildException(
                    config + ": an appliance has no network but its own, which --metrics does not use");
        }
        if (read.accessLog() != null && !read.accessLog().file().toString().equals("-")) {
            throw new BuildException(config + ": an appliance writes no files; say `--access-log -` for its output");
        }
        if (!read.conduits().isEmpty()) {
            throw new BuildException(
                    config + ": an appliance shares no memory with others, which --listen-conduit is for");
        }
        if (read.listen().stream().anyMatch(address -> address.getPort() == 0)) {
            throw new BuildException(config + ": --listen needs a port that is known, not 0");
        }
        Path root = isFolder ? read.root() : beside(config, read.root());
        if (!Files.isDirectory(root)) {
            throw new BuildException(config + ": " + root + ", which is to be served, is no folder");
        }
        Path site = image.resolve(ApplianceImage.SITE);
        Tree.copySite(root, site);
        settings.add("served", ApplianceImage.SITE);
        if (read.mediaTypes() != null) {
            Files.copy(beside(config, read.mediaTypes()), image.resolve(TYPES));
            settings.add("media-types", TYPES);
        }
        WebSettings.add(settings, lasting(read));
        read.listen().forEach(address -> settings.add("port", "tcp/" + address.getPort()));
        settings.add("train", "/");
        List<Path> files = Tree.all(site).stream()
                .filter(Files::isRegularFile)
                .limit(TRAINED_FILES)
                .toList();
        for (Path file : files) {
            settings.add(
                    "train", site.toUri().relativize(file.toUri()).getRawPath().replaceFirst("^/*", "/"));
        }
    }

    private static WebConfig read(Path config, boolean isFolder) throws ConfigException, BuildException {
        try {
            return MplWeb.configuration("--stack", "mpl", isFolder ? config.toString() : "@" + config);
        } catch (IllegalArgumentException e) {
            throw new BuildException(
                    config + ": " + e.getMessage() + " (it is a folder, or a file of options for `mpl-web @FILE`)", e);
        }
    }

    private static Path beside(Path config, Path file) {
        return config.toAbsolutePath().resolveSibling(file);
    }

    private static WebConfig lasting(WebConfig config) {
        ContentSettings content = config.content();
        return new WebConfig(
                config.root(),
                config.links(),
                content.withCache(content.smallBytes(), content.cacheBytes(), FRESH),
                null,
                config.listen(),
                config.conduits(),
                config.threads(),
                config.limits(),
                config.requestBytes(),
                config.accessLog(),
                null);
    }
}
