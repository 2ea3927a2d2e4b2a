package org.mpl4j.summon.operate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mpl4j.servers.common.operate.JsonText;
import org.mpl4j.summon.config.IpVersion;
import org.mpl4j.summon.directory.NameStatus;
import org.mpl4j.summon.fleet.MemberStatus;

/** Writes how appliances are, as a table and as JSON. */
final class StatusText {
    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final List<String> HEADS = List.of(
            "NAME", "ADDRESS", "STATE", "FOR", "UNUSED", "BOOT", "STARTS", "FAILURES", "CONDUITS", "PID", "TROUBLE");

    private StatusText() {}

    static String table(List<NameStatus> all) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADS);
        all.forEach(one -> rows.add(row(one)));
        int[] widths = new int[HEADS.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static List<String> row(NameStatus one) {
        MemberStatus member = one.member();
        return List.of(
                member.name(),
                one.address().toString(),
                state(member),
                duration(member.sinceMillis()),
                duration(member.unusedMillis()),
                member.bootMillis() == 0 ? "-" : member.bootMillis() + "ms",
                Long.toString(member.starts()),
                Integer.toString(member.failures()),
                Long.toString(one.conduits().open()),
                one.pid() == 0 ? "-" : Long.toString(one.pid()),
                member.trouble());
    }

    private static String state(MemberStatus member) {
        String state = member.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String rest = member.restMillis() == 0 ? "" : " (" + duration(member.restMillis()) + ")";
        return state + rest + (member.isWanted() ? ", wanted" : "");
    }

    static String duration(long millis) {
        if (millis < SECOND) {
            return millis + "ms";
        } else if (millis < MINUTE) {
            return millis / SECOND + "s";
        }
        return millis < HOUR ? millis / MINUTE + "m" : millis / HOUR + "h";
    }

    static String json(List<NameStatus> all) {
        StringBuilder text = new StringBuilder("[");
        for (NameStatus one : all) {
            MemberStatus member = one.member();
            text.append(text.length() == 1 ? "\n {\"name\": " : ",\n {\"name\": ");
            JsonText.append(text, member.name());
            for (IpVersion version : IpVersion.values()) {
                text(text, version.key("address"), one.address().text(version));
            }
            text(text, "state", member.state().name().toLowerCase(Locale.ROOT));
            text(text, "trouble", member.trouble());
            text.append(", \"wanted\": ").append(member.isWanted());
            number(text, "pid", one.pid());
            number(text, "since_ms", member.sinceMillis());
            number(text, "unused_ms", member.unusedMillis());
            number(text, "rest_ms", member.restMillis());
            number(text, "boot_ms", member.bootMillis());
            number(text, "starts", member.starts());
            number(text, "summons", member.summons());
            number(text, "failures", member.failures());
            number(text, "conduits", one.conduits().open());
            number(text, "conduits_opened", one.conduits().opened());
            number(text, "conduits_refused", one.conduits().refused());
            text.append('}');
        }
        return text.append("\n]\n").toString();
    }

    private static void text(StringBuilder out, String key, String value) {
        out.append(", \"").append(key).append("\": ");
        JsonText.append(out, value);
    }

    private static void number(StringBuilder text, String key, long value) {
        text.append(", \"").append(key).append("\": ").append(value);
    }
}
