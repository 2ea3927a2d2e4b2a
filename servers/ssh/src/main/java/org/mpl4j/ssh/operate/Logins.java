package org.mpl4j.ssh.operate;

import java.util.List;
import java.util.function.Consumer;
import org.mpl4j.ssh.auth.ConnectionService;
import org.mpl4j.ssh.auth.LoginRules;
import org.mpl4j.ssh.config.SshdConfig;
import org.mpl4j.ssh.keys.SigningKey;

/** Who logs in at a server and what they have then, as its configuration says. */
public abstract class Logins {
    Logins() {}

    /** Whether private keys are in a sealed image, which sees to it who can read them. */
    boolean isSealed() {
        return false;
    }

    /** What a login demands, and where the keys of users are. */
    abstract LoginRules rules(SshdConfig config, Secrets secrets, Consumer<String> log);

    /** What begins when somebody has logged in. */
    abstract ConnectionService connections(
            SshdConfig config, List<SigningKey> hostKeys, SshMetrics metrics, SshdLog log);
}
