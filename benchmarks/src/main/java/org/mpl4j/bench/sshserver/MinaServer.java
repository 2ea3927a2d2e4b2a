package org.mpl4j.bench.sshserver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.config.keys.AuthorizedKeysAuthenticator;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** Apache MINA SSHD as a server. */
final class MinaServer {
    private static final int PLAIN = 3;

    private MinaServer() {}

    /** Takes a port, a file with the host key, one with the keys of users, and perhaps {@code none}: then nothing is encrypted or authenticated. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(Integer.parseInt(arguments[0]));
        server.setKeyPairProvider(new FileKeyPairProvider(Path.of(arguments[1])));
        server.setPublickeyAuthenticator(new AuthorizedKeysAuthenticator(Path.of(arguments[2])));
        server.setCommandFactory((channel, command) -> new MinaCommand(command));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        // Without it, each handshake waits for acknowledgements of the other side.
        CoreModuleProperties.TCP_NODELAY.set(server, true);
        if (arguments.length > PLAIN && arguments[PLAIN].equals(BuiltinCiphers.none.getName())) {
            server.setCipherFactories(List.of(BuiltinCiphers.none));
            server.setMacFactories(List.of(new MinaNoMac()));
        }
        server.start();
        Thread.currentThread().join();
    }
}
