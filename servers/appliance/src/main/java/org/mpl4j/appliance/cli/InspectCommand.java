package org.mpl4j.appliance.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.mpl4j.appliance.image.ApplianceImage;
import org.mpl4j.appliance.image.MachineImage;
import org.mpl4j.appliance.image.SizeReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mpl-appliance inspect}. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description = "Says what an image is, and what takes its space.")
final class InspectCommand implements Callable<Integer> {
    @Parameters(paramLabel = "IMAGE", description = "The folder of an image.")
    private Path folder = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        ApplianceImage image = ApplianceImage.open(folder);
        PrintWriter out = spec.commandLine().getOut();
        out.println("server     " + image.server());
        out.println("name       " + image.name());
        out.println("address    " + String.join(", ", image.addresses()));
        out.println("MAC        " + image.mac());
        out.println("ports      " + String.join(", ", image.ports()));
        out.println("memory     " + image.memoryMegabytes() + " MiB");
        if (MachineImage.is(image)) {
            MachineImage machine = new MachineImage(image);
            out.println("machine    Linux %s, %d MiB"
                    .formatted(machine.release(), machine.memoryMegabytes(image.memoryMegabytes())));
        }
        out.println();
        SizeReport.of(image).lines().forEach(out::println);
        out.flush();
        return 0;
    }
}
