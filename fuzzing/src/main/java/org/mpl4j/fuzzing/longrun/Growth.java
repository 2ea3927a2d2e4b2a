package org.mpl4j.fuzzing.longrun;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mpl4j.fuzzing.library.PacketInput;
import org.mpl4j.fuzzing.library.PacketTarget;

/** Sees how time grows with the input: twice as much of something must not take much more than twice as long. */
final class Growth {
    /** Doublings that take less are noise, or constant time. */
    private static final long SHORTEST_NANOS = 20_000;

    private static final int SHORTEST_BYTES = 1_024;
    private static final int MOST_TIMES = 1 << 17;

    /** What two doublings may take for each byte in comparison with before; caches and garbage have their part in it, and quadratic would be 4. */
    private static final double MOST_IN_TWO = 2.0;

    private final PacketTarget target;
    private final Timing timing;

    Growth(PacketTarget target) {
        this.target = target;
        this.timing = new Timing(target);
    }

    /**
     * What was found of one packet.
     *
     * @param series how many were measured
     * @param doublings how many doublings took long enough to be measured
     * @param worst the most that two doublings in a row took for each byte, in comparison with before: 1 is linear
     * @param bytes of the input at the end of these
     * @param finding if that is more than there may be
     */
    record Result(int series, int doublings, double worst, int bytes, Optional<Finding> finding) {}

    private record Point(PacketInput input, long nanos) {
        double aByte() {
            return (double) nanos / input.bytes().length;
        }
    }

    Result check(List<Growing.Series> all, long seed) {
        int doublings = 0;
        double worst = 0;
        int bytes = 0;
        Optional<Finding> finding = Optional.empty();
        for (Growing.Series series : all) {
            List<Point> points = measured(series);
            doublings += points.size();
            for (int i = 2; i < points.size(); i++) {
                double factor = factor(points, i);
                // What looks superlinear once may have met something else on the machine.
                for (int again = 0; again < 3 && factor > Math.max(worst, 1.3); again++) {
                    factor = Math.min(
                            factor,
                            factor(List.of(anew(points.get(i - 2)), anew(points.get(i - 1)), anew(points.get(i))), 2));
                }
                if (factor > worst) {
                    worst = factor;
                    bytes = points.get(i).input().bytes().length;
                    if (factor > MOST_IN_TWO) {
                        finding = Optional.of(superlinear(points, i, factor, seed));
                    }
                }
            }
        }
        return new Result(all.size(), doublings, worst, bytes, finding);
    }

    /** What two doublings take for each byte in comparison with before: 1 is linear, 4 is quadratic. */
    private static double factor(List<Point> points, int last) {
        return points.get(last).aByte() / points.get(last - 2).aByte();
    }

    private Finding superlinear(List<Point> points, int last, double factor, long seed) {
        StringBuilder detail = new StringBuilder("two doublings take " + factor + " times as long a byte:\n");
        for (int i = last - 2; i <= last; i++) {
            Point point = points.get(i);
            detail.append(point.input().bytes().length)
                    .append(" bytes in ")
                    .append(point.nanos())
                    .append(" ns\n");
        }
        return new Finding(
                target,
                "time grows faster than the input",
                detail.toString(),
                points.get(last).input(),
                seed);
    }

    private Point anew(Point point) {
        return new Point(point.input(), timing.leastNanos(point.input()));
    }

    private List<Point> measured(Growing.Series series) {
        List<Point> points = new ArrayList<>();
        for (int times = 1; times <= MOST_TIMES; times *= 2) {
            Optional<PacketInput> input = series.of(times);
            if (input.isEmpty()) {
                break;
            }
            int length = input.get().bytes().length;
            if (length < SHORTEST_BYTES) {
                continue;
            }
            long nanos = timing.leastNanos(input.get());
            if (nanos < SHORTEST_NANOS && length > 8 * SHORTEST_BYTES) {
                break;
            }
            if (nanos >= SHORTEST_NANOS) {
                points.add(new Point(input.get(), nanos));
            }
        }
        return points;
    }
}
