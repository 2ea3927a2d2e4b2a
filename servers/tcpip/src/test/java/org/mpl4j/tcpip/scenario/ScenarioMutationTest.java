package org.mpl4j.tcpip.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each line of each scenario that asks for something can fail: without it, or with another number in it, the scenario is not so any more. */
class ScenarioMutationTest {
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.:*])\\d+(?!\\d*\\.\\.)");
    private static final Pattern LAST_WORD = Pattern.compile("\\S+$");

    @TestFactory
    Stream<DynamicTest> everyLineCanFail() throws IOException, URISyntaxException {
        return ScenarioTest.scenarios().stream()
                .map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> everyLineCanFail(scenario)));
    }

    private static void everyLineCanFail(Scenario scenario) {
        List<String> survivors = new ArrayList<>();
        int mutants = 0;
        for (int i = 0; i < scenario.steps().size(); i++) {
            for (Step mutant : mutants(scenario.steps().get(i))) {
                mutants++;
                if (isSo(scenario.with(replaced(scenario.steps(), i, mutant)))) {
                    survivors.add(mutant.line() + ": " + mutant.text());
                }
            }
        }
        assertThat(mutants).as("lines that ask for something").isPositive();
        assertThat(survivors).as("changed lines that nobody noticed").isEmpty();
    }

    private static List<Step> replaced(List<Step> steps, int at, Step other) {
        List<Step> all = new ArrayList<>(steps);
        all.set(at, other);
        return all;
    }

    private static boolean isSo(Scenario scenario) {
        try {
            ScenarioRunner.run(scenario);
            return true;
        } catch (ScenarioFailure e) {
            return false;
        }
    }

    private static List<Step> mutants(Step step) {
        List<Step> mutants = new ArrayList<>();
        if (step.kind() == Step.Kind.OUT) {
            long time = step.before() + ScenarioRunner.TOLERANCE;
            mutants.add(new Step(step.line(), time, time, Step.Kind.ACT, "wait"));
            Matcher number = NUMBER.matcher(step.text());
            if (number.find()) {
                long other = Long.parseLong(number.group()) + 1;
                mutants.add(with(
                        step,
                        step.text().substring(0, number.start())
                                + other
                                + step.text().substring(number.end())));
            }
        } else if (step.kind() == Step.Kind.EXPECT) {
            Matcher last = LAST_WORD.matcher(step.text());
            if (last.find()) {
                String word = last.group();
                String other = word.matches("\\d+")
                        ? "" + (Long.parseLong(word) + 1)
                        : word.contains("..") ? "100000.." + 200_000 : "NOT_" + word;
                mutants.add(with(step, last.replaceFirst(other)));
            }
        } else if (step.text().matches("(read|udp receive) \\d+|read @\\w+ \\d+|udp error \\w+")) {
            mutants.add(with(step, LAST_WORD.matcher(step.text()).replaceFirst(ScenarioMutationTest::another)));
        }
        return mutants;
    }

    private static String another(MatchResult word) {
        return word.group().matches("\\d+") ? "" + (Integer.parseInt(word.group()) + 1) : "NOT_" + word.group();
    }

    private static Step with(Step step, String text) {
        return new Step(step.line(), step.after(), step.before(), step.kind(), text);
    }
}
