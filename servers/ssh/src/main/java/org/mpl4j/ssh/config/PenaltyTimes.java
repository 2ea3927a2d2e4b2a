package org.mpl4j.ssh.config;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mpl4j.servers.common.config.Nearest;

/**
 * How long sources of trouble are refused: PerSourcePenalties of OpenSSH.
 *
 * @param isOn whether at all
 * @param crash for who makes the server fail
 * @param authfail for who tries in vain to log in
 * @param noauth for who does not try
 * @param graceExceeded for who does not log in in time
 * @param max the longest
 * @param min from which sum on somebody is refused
 * @param maxSources how many sources are kept in mind
 */
public record PenaltyTimes(
        boolean isOn,
        Duration crash,
        Duration authfail,
        Duration noauth,
        Duration graceExceeded,
        Duration max,
        Duration min,
        int maxSources) {
    private static final String FORM = "[crash:TIME] [authfail:TIME] [noauth:TIME] [grace-exceeded:TIME] ..";
    private static final int MOST_SOURCES = 1 << 20;
    private static final List<String> TIMES = List.of("crash", "authfail", "noauth", "grace-exceeded", "max", "min");
    private static final String SOURCES = "max-sources";

    /** As OpenSSH has them. */
    static final PenaltyTimes STANDARD = of(true, Map.of(), 65_536);

    private static PenaltyTimes of(boolean isOn, Map<String, Duration> said, int sources) {
        return new PenaltyTimes(
                isOn,
                said.getOrDefault("crash", Duration.ofSeconds(90)),
                said.getOrDefault("authfail", Duration.ofSeconds(5)),
                said.getOrDefault("noauth", Duration.ofSeconds(1)),
                said.getOrDefault("grace-exceeded", Duration.ofSeconds(10)),
                said.getOrDefault("max", Duration.ofMinutes(10)),
                said.getOrDefault("min", Duration.ofSeconds(15)),
                sources);
    }

    static PenaltyTimes read(Directive directive) throws ValueException {
        List<Word> words = directive.some(FORM);
        if (words.size() == 1 && (words.get(0).is("no") || words.get(0).is("off"))) {
            return of(false, Map.of(), STANDARD.maxSources);
        }
        Map<String, Duration> times = new HashMap<>();
        int sources = STANDARD.maxSources;
        for (Word word : words) {
            int colon = word.text().indexOf(':');
            String name = word.text().substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
            Word value = new Word(
                    word.text().substring(colon + 1),
                    word.place().at(word.place().column() + colon + 1));
            if (TIMES.contains(name)) {
                times.putIfAbsent(name, Values.time(value));
            } else if (name.equals(SOURCES)) {
                sources = Values.number(value, 1, MOST_SOURCES);
            } else if (!(words.size() == 1 && (word.is("yes") || word.is("on")))) {
                throw word.wrong(
                        "there is no penalty `%s`".formatted(word.text()),
                        Nearest.of(name, TIMES)
                                .map(one -> "write `%s:10s`".formatted(one))
                                .orElse("write `yes`, `no`, or NAME:TIME, where the names are "
                                        + String.join(", ", TIMES) + ", and " + SOURCES + ":NUMBER"));
            }
        }
        return of(true, times, sources);
    }

    @Override
    public String toString() {
        if (!isOn) {
            return "no";
        }
        return "crash:%d authfail:%d noauth:%d grace-exceeded:%d max:%d min:%d max-sources:%d"
                .formatted(
                        crash.toSeconds(),
                        authfail.toSeconds(),
                        noauth.toSeconds(),
                        graceExceeded.toSeconds(),
                        max.toSeconds(),
                        min.toSeconds(),
                        maxSources);
    }
}
