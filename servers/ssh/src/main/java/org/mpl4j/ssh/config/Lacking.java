package org.mpl4j.ssh.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mpl4j.servers.common.config.Nearest;

/** What sshd_config(5) has and this server does not: lines that ask for what it does anyway are taken, all others are mistakes that say so. */
final class Lacking {
    /** Keywords by older names. */
    private static final Map<String, String> RENAMED = Map.of(
            "challengeresponseauthentication", "KbdInteractiveAuthentication",
            "skeyauthentication", "KbdInteractiveAuthentication",
            "dsaauthentication", "PubkeyAuthentication",
            "pubkeyacceptedkeytypes", "PubkeyAcceptedAlgorithms",
            "authorizedkeysfile2", "AuthorizedKeysFile");

    /** The one value that says what the server does. */
    private static final Map<String, List<String>> FIXED = Map.ofEntries(
            Map.entry("addressfamily", List.of("any")),
            Map.entry("debianbanner", List.of("no")),
            Map.entry("exposeauthinfo", List.of("no")),
            Map.entry("fingerprinthash", List.of("sha256")),
            Map.entry("gssapiauthentication", List.of("no")),
            Map.entry("gssapikeyexchange", List.of("no")),
            Map.entry("hostbasedauthentication", List.of("no")),
            Map.entry("ignorerhosts", List.of("yes")),
            Map.entry("ignoreuserknownhosts", List.of("yes", "no")),
            Map.entry("kerberosauthentication", List.of("no")),
            Map.entry("permitemptypasswords", List.of("no")),
            Map.entry("permittunnel", List.of("no")),
            Map.entry("permituserrc", List.of("no")),
            Map.entry("printlastlog", List.of("no")),
            Map.entry("printmotd", List.of("no")),
            Map.entry("protocol", List.of("2")),
            Map.entry("streamlocalbindunlink", List.of("no")),
            Map.entry("tcpkeepalive", List.of("no")),
            Map.entry("usedns", List.of("no")),
            Map.entry("usepam", List.of("no")),
            Map.entry("useprivilegeseparation", List.of("no")),
            Map.entry("x11forwarding", List.of("no")));

    /** For some keywords, what does nearly the same here. */
    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("allowgroups", "AllowUsers"),
            Map.entry("denygroups", "DenyUsers"),
            Map.entry("authorizedkeyscommand", "AuthorizedKeysFile"),
            Map.entry("authorizedkeyscommanduser", "AuthorizedKeysFile"),
            Map.entry("authorizedprincipalscommand", "AuthorizedPrincipalsFile"),
            Map.entry("authorizedprincipalscommanduser", "AuthorizedPrincipalsFile"),
            Map.entry("channeltimeout", "ClientAliveInterval"),
            Map.entry("unusedconnectiontimeout", "ClientAliveInterval"),
            Map.entry("casignaturealgorithms", "PubkeyAcceptedAlgorithms"),
            Map.entry("hostbasedacceptedalgorithms", "PubkeyAcceptedAlgorithms"),
            Map.entry("hostkeyagent", "HostKey"),
            Map.entry("logverbose", "LogLevel"),
            Map.entry("syslogfacility", "LogFormat"),
            Map.entry("permitrootlogin", "Users"),
            Map.entry("pubkeyauthoptions", "AuthorizedKeysFile"),
            Map.entry("printmotd", "Banner"),
            Map.entry("usepam", "PasswordFile"),
            Map.entry("gssapiauthentication", "AuthenticationMethods"),
            Map.entry("kerberosauthentication", "AuthenticationMethods"),
            Map.entry("hostbasedauthentication", "AuthenticationMethods"),
            Map.entry("permittunnel", "AllowTcpForwarding"),
            Map.entry("x11forwarding", "AllowTcpForwarding"),
            Map.entry("tcpkeepalive", "ClientAliveInterval"),
            Map.entry("addressfamily", "ListenAddress"),
            Map.entry("permituserrc", "ForceCommand"));

    private static final Set<String> OTHERS = Set.of(
            "gssapicleanupcredentials",
            "gssapikexalgorithms",
            "gssapistorecredentialsonrekey",
            "gssapistrictacceptorcheck",
            "hostbasedusesnamefrompacketonly",
            "ipqos",
            "kerberosgetafstoken",
            "kerberosorlocalpasswd",
            "kerberosticketcleanup",
            "modulifile",
            "rdomain",
            "refuseconnection",
            "requiredrsasize",
            "securitykeyprovider",
            "sshdauthpath",
            "sshdsessionpath",
            "streamlocalbindmask",
            "versionaddendum",
            "x11displayoffset",
            "x11uselocalhost",
            "xauthlocation");

    private Lacking() {}

    /** {@return a keyword by its newest name, as it was written if it has none} */
    static String currentName(String keyword) {
        return RENAMED.getOrDefault(keyword.toLowerCase(Locale.ROOT), keyword);
    }

    /** A keyword is none of ours: throws unless it says what the server does anyway. */
    static void check(Directive directive) throws ValueException {
        Word keyword = directive.keyword();
        String name = keyword.text().toLowerCase(Locale.ROOT);
        List<String> taken = FIXED.getOrDefault(name, List.of());
        if (directive.words().size() == 1
                && taken.contains(directive.words().get(0).text().toLowerCase(Locale.ROOT))) {
            return;
        }
        List<String> known = Options.all().stream().map(Option::name).toList();
        if (!taken.isEmpty()) {
            throw keyword.wrong(
                    "mpl-sshd can do with `%s %s` only".formatted(keyword.text(), taken.get(0)),
                    "write that, or leave out the line" + instead(name));
        }
        if (INSTEAD.containsKey(name) || OTHERS.contains(name)) {
            throw keyword.wrong(
                    "mpl-sshd does not have `%s`, which OpenSSH has".formatted(keyword.text()),
                    "leave out the line"
                            + (INSTEAD.containsKey(name) ? instead(name) : nearest(keyword.text(), known)));
        }
        Set<String> all = new TreeSet<>(known);
        all.add("Include");
        all.add("Match");
        Optional<String> nearest = Nearest.of(keyword.text(), all);
        throw keyword.wrong(
                "there is no option `%s`".formatted(keyword.text()),
                nearest.map(one -> "did you mean `" + one + "`?").orElse("docs/ssh.md lists all options"));
    }

    private static String instead(String name) {
        String other = INSTEAD.get(name);
        return other == null ? "" : "; see `%s`".formatted(other);
    }

    private static String nearest(String keyword, List<String> known) {
        return Nearest.of(keyword, known)
                .map(one -> "; the nearest is `" + one + "`")
                .orElse("");
    }

    /** {@return all keywords that are taken with one value only, in small letters} */
    static Set<String> fixed() {
        return new TreeSet<>(FIXED.keySet());
    }
}
