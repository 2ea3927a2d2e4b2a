package org.mpl4j.compiler.spin;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mpl4j.compiler.spl.explore.JointState;
import org.mpl4j.compiler.spl.table.Letter;

/** Reads what a model prints when spin replays a counterexample. */
final class Trail {
    private static final Pattern LETTER = Pattern.compile("\\s*letter (\\d+)\\s*");
    private static final String CYCLE = "<<<<<START OF CYCLE>>>>>";

    private Trail() {}

    /** The steps and, if there is one, the cycle. */
    static Counterexample read(String output, JointState start, List<Letter> letters) throws SpinException {
        List<Letter> steps = new ArrayList<>();
        List<Letter> cycle = new ArrayList<>();
        List<Letter> at = steps;
        for (String line : output.lines().toList()) {
            Matcher matcher = LETTER.matcher(line);
            if (matcher.matches()) {
                int number = Integer.parseInt(matcher.group(1));
                if (number >= letters.size()) {
                    throw new SpinException("the counterexample has a letter that the model has not: " + number);
                }
                at.add(letters.get(number));
            } else if (line.contains(CYCLE)) {
                at = cycle;
            }
        }
        return new Counterexample(start, steps, cycle);
    }
}
