package org.mpl4j.compiler.spl.interpret;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.mpl4j.compiler.spl.model.Step;

/** What stands around a place in the text, and around the calls that led there. */
final class Scopes {
    private Scopes() {}

    /** All that is left, from the inside outwards. A handler is inside of what its {@code during} is inside of, not of what it interrupted. */
    static List<Rest> around(Rest rest) {
        List<Rest> around = new ArrayList<>();
        for (Rest at = rest; !(at instanceof Rest.Done); at = at.outer()) {
            around.add(at);
        }
        return around;
    }

    /** The time limits that count, also those of what was interrupted; the innermost first. */
    static List<Rest.Scope> limits(Rest rest) {
        List<Rest.Scope> limits = new ArrayList<>();
        for (Rest at : around(rest)) {
            if (at instanceof Rest.Scope scope && scope.step() instanceof Step.Within) {
                limits.add(scope);
            } else if (at instanceof Rest.Resume resume) {
                limits(resume.interrupted().rest()).stream()
                        .filter(scope -> isInsideOf(scope, resume))
                        .forEach(limits::add);
            }
        }
        return limits;
    }

    /** Whether a limit of what was interrupted is inside of the {@code during}. */
    private static boolean isInsideOf(Rest.Scope scope, Rest.Resume resume) {
        return around(scope).stream()
                .anyMatch(at -> at instanceof Rest.Scope s
                        && s.step() == resume.during()
                        && s.outer().equals(resume.outer()));
    }

    /** Whether something is left of an inner part. */
    static boolean isInside(Rest rest, Rest part) {
        return around(rest).stream().anyMatch(at -> at == part || at.equals(part));
    }

    /** Whether something attaches itself to the end of a function that is called there. */
    static boolean isAttached(Rest rest) {
        return around(rest).stream()
                .anyMatch(at -> at instanceof Rest.Scope scope
                        && (scope.step() instanceof Step.AlwaysAllow || scope.step() instanceof Step.During));
    }

    /** The frame that steps belong to. */
    static int frame(Rest rest) {
        return around(rest).stream()
                .filter(Rest.Return.class::isInstance)
                .mapToInt(at -> ((Rest.Return) at).callee())
                .findFirst()
                .orElse(0);
    }

    /** The frames that something may still use. */
    static Set<Integer> frames(Rest rest) {
        Set<Integer> frames = new TreeSet<>();
        frames.add(0);
        for (Rest at : around(rest)) {
            if (at instanceof Rest.Return end) {
                frames.add(end.callee());
            } else if (at instanceof Rest.Resume resume) {
                frames.addAll(frames(resume.interrupted().rest()));
            }
        }
        return frames;
    }
}
