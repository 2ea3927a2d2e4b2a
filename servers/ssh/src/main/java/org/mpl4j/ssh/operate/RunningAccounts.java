package org.mpl4j.ssh.operate;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.mpl4j.ssh.config.Options;
import org.mpl4j.ssh.config.Settings;
import org.mpl4j.ssh.session.Account;

/** Who programs of a login run as: who runs the server, or by the program that is named in RunAs the user of the system with the name of the login. */
final class RunningAccounts {
    private RunningAccounts() {}

    /** {@return the account; none if the system knows no such user} */
    static Optional<Account> of(Settings settings, String user) {
        List<String> runAs = settings.get(Options.RUN_AS);
        try {
            Account account = runAs.isEmpty() ? Account.own() : Account.of(user, runAs);
            return Optional.of(account.withEnvironmentFile(settings.get(Options.PERMIT_USER_ENVIRONMENT)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** {@return whose files say who may log in by a name; none if the system knows no such user} */
    static Optional<KeyOwner> owner(Settings settings, String user) {
        return of(settings, user).map(account -> new KeyOwner(account.user(), account.home(), false));
    }
}
