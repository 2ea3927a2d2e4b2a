package org.mpl4j.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BarPlotTest {
    private static final List<String> FIVE = List.of("one", "two", "three", "four", "five");

    @Test
    void givesEachOfFiveAColorOfItsOwn() {
        BarPlot plot = new BarPlot("all", FIVE, 0.25, 4);
        plot.group(
                "speed",
                IntStream.range(0, FIVE.size())
                        .mapToObj(i -> new BarPlot.Bar(FIVE.get(i), 1 + i / 2.0, i))
                        .toList());
        List<String> fills = plot.page()
                .lines()
                .filter(line -> line.startsWith("<rect x="))
                .map(line -> line.replaceFirst(".*fill='([^']*)'.*", "$1"))
                .toList();
        // In the legend, and as bars.
        assertThat(fills).hasSize(2 * FIVE.size());
        assertThat(fills.stream().distinct()).hasSize(FIVE.size());
    }

    @Test
    void refusesMoreThanItHasColorsFor() {
        assertThatThrownBy(() -> new BarPlot("all", List.of("1", "2", "3", "4", "5", "6"), 0.25, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5 colors, and 6 were asked for");
    }
}
