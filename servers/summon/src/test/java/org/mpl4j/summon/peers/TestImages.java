package org.mpl4j.summon.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.mpl4j.appliance.OwnNetwork;
import org.mpl4j.appliance.Requirements;
import org.mpl4j.appliance.build.BuildPlan;
import org.mpl4j.appliance.build.ImageFormat;
import org.mpl4j.appliance.build.ImageWriter;
import org.mpl4j.appliance.image.ServerKind;

/** Images that all tests of real appliances share: they are built once, and removed at the end of all tests. */
final class TestImages implements BeforeAllCallback, ParameterResolver {
    static final String PAGE = "<p>" + "a page that is compared ".repeat(400) + "</p>\n";

    /** What is built. */
    static final class Built implements AutoCloseable {
        private final Path folder;
        private final Path web;
        private final UploadImage upload;
        private @Nullable SshImage ssh;
        private int folders;

        private Built() throws Exception {
            folder = Files.createTempDirectory("mpl-summon-test");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            Path site = Files.createDirectory(folder.resolve("site"));
            Files.writeString(site.resolve("index.html"), PAGE);
            web = folder.resolve("web");
            ImageWriter.write(
                    new BuildPlan(
                            ServerKind.WEB,
                            "web",
                            site,
                            List.of(OwnNetwork.large() + "0.2/16"),
                            List.of(OwnNetwork.large() + "0.1"),
                            "",
                            1500,
                            BuildPlan.USUAL_MEMORY,
                            true),
                    ImageFormat.DIR,
                    web,
                    line -> {});
            upload = UploadImage.make(folder.resolve("upload"), web);
        }

        /** A web server that serves {@link #PAGE}. */
        Path web() {
            return web;
        }

        /** What answers uploads by their hashes. */
        UploadImage upload() {
            return upload;
        }

        /** An SSH server, built when it is first asked for. */
        synchronized SshImage ssh() throws Exception {
            SshImage made = ssh == null ? SshImage.make(folder("ssh-image")) : ssh;
            ssh = made;
            return made;
        }

        /** A new folder. */
        Path folder(String name) throws IOException {
            return Files.createDirectory(folder.resolve(++folders + "-" + name));
        }

        @Override
        public void close() throws IOException, InterruptedException {
            Machine.run("chmod", "-R", "u+w", folder.toString());
            Machine.run("rm", "-rf", folder.toString());
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        Requirements.assumeRootAnd("ip", "dig", "curl", "nsenter", "setpriv");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Built.class;
    }

    @Override
    public Built resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(TestImages.class))
                .computeIfAbsent(
                        Built.class,
                        key -> {
                            try {
                                return new Built();
                            } catch (Exception e) {
                                throw new IllegalStateException("the images can't be built", e);
                            }
                        },
                        Built.class);
    }
}
