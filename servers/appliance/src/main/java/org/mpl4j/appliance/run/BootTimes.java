package org.mpl4j.appliance.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * When the stages of one start were reached, in nanoseconds since it began, and what it had cost by the first answer.
 *
 * @param stages by name, in their order; the last one is the first answer
 * @param cpu time of the processor, in nanoseconds
 * @param memory in KiB, as the kernel shares what several processes have among them (PSS)
 */
public record BootTimes(Map<String, Long> stages, long cpu, long memory) {
    /** The name of the last stage. */
    public static final String ANSWER = "first answer";

    /** What the stages of an appliance are called, by what it says. */
    private static final Map<String, String> NAMES = names();

    /** Stages of machines only. */
    static final String KERNEL = "kernel";

    static final String INTERFACE = "interface";

    /** What an appliance is told to have reached last. */
    static final String SERVING = "serving";

    /** How lines begin that tell of stages. */
    static final String MARK = "stage ";

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(KERNEL, "machine and kernel");
        names.put(INTERFACE, "interface");
        names.put("main", "process and JVM");
        names.put("stack", "stack");
        names.put(SERVING, "server");
        return names;
    }

    /**
     * Makes them of what an appliance has said.
     *
     * @param log its output
     * @param begin when it was started, in nanoseconds of the epoch
     * @param answered when its answer came
     */
    static BootTimes of(List<String> log, long begin, long answered, long cpu, long memory) throws IOException {
        Map<String, Long> said = new LinkedHashMap<>();
        for (String line : log) {
            if (line.startsWith(MARK)) {
                String[] words = line.split(" ");
                said.put(words[1], Long.parseLong(words[2]) - begin);
            }
        }
        Map<String, Long> stages = new LinkedHashMap<>();
        for (Map.Entry<String, String> name : NAMES.entrySet()) {
            Long time = said.get(name.getKey());
            boolean isOfMachines = name.getKey().equals(KERNEL) || name.getKey().equals(INTERFACE);
            if (time == null && isOfMachines) {
                continue;
            }
            if (time == null) {
                throw new IOException(
                        "the appliance does not tell of its stage `" + name.getKey() + "`; it said: " + log);
            }
            stages.put(name.getValue(), Math.min(time, answered - begin));
        }
        stages.put(ANSWER, answered - begin);
        return new BootTimes(stages, cpu, memory);
    }

    /** {@return the one of several whose first answer is in the middle} */
    public static BootTimes median(List<BootTimes> all) {
        List<BootTimes> sorted = new ArrayList<>(all);
        sorted.sort(java.util.Comparator.comparingLong(BootTimes::answered));
        return sorted.get(sorted.size() / 2);
    }

    /** {@return when the first answer came, in nanoseconds since the start} */
    public long answered() {
        return stages.getOrDefault(ANSWER, 0L);
    }
}
