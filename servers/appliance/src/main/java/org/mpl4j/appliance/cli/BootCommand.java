package org.mpl4j.appliance.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code mpl-appliance boot}. */
@Command(name = "boot", mixinStandardHelpOptions = true, description = "Says where the time of a start goes.")
final class BootCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return 0;
    }
}
