package org.mpl4j.ssh.operate;

import java.util.List;
import java.util.function.Consumer;
import org.mpl4j.ssh.auth.ConnectionService;
import org.mpl4j.ssh.auth.LoginRules;
import org.mpl4j.ssh.config.SshdConfig;
import org.mpl4j.ssh.keys.SigningKey;

/** Logins that have programs, files and sockets of this host. */
public final class HostLogins extends Logins {
    @Override
    LoginRules rules(SshdConfig config, Secrets secrets, Consumer<String> log) {
        return new ConfiguredRules(config, secrets, RunningAccounts::owner, log);
    }

    @Override
    ConnectionService connections(SshdConfig config, List<SigningKey> hostKeys, SshMetrics metrics, SshdLog log) {
        return new ConfiguredConnections(config, hostKeys, metrics, log);
    }
}
