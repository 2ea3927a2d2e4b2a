package org.mpl4j.compiler.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.mpl4j.compiler.ast.AstDump;
import org.mpl4j.compiler.ast.TokenDump;
import org.mpl4j.compiler.derive.PlanPrinter;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.ir.ProgramPrinter;
import org.mpl4j.compiler.layout.LayoutPrinter;
import org.mpl4j.compiler.model.ModelPrinter;
import org.mpl4j.compiler.parse.SpecParser;
import org.mpl4j.compiler.pipeline.CompilationResult;
import org.mpl4j.compiler.pipeline.CompiledSpec;
import org.mpl4j.compiler.pipeline.Compiler;
import org.mpl4j.compiler.source.SourceFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mplc dump}. */
@Command(
        name = "dump",
        mixinStandardHelpOptions = true,
        description = {
            "Prints what a stage of the compiler makes of specifications.",
            "For those who work on the compiler, or want to know why it does what it does."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  mplc dump --emit=layout udp.mpl      where each field lies",
            "  mplc dump --emit=plan udp.mpl        which fields `mplc build` asks for"
        })
final class DumpCommand implements Callable<Integer> {
    /** A stage. */
    enum Stage {
        TOKENS,
        AST,
        MODEL,
        LAYOUT,
        PLAN,
        IR
    }

    private final Streams streams;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Specifications (*.mpl), folders of them, or - for standard input.")
    private List<String> files = List.of();

    @Option(
            names = "--emit",
            required = true,
            paramLabel = "STAGE",
            description =
                    "What to print: tokens, ast (what was written), model (what is meant), "
                            + "layout (where each field lies), plan (who supplies each field of a packet that is built) or ir (the steps of a parse).")
    private Stage stage = Stage.IR;

    @Mixin
    private SpecPathOption specPath = new SpecPathOption();

    @Mixin
    private DiagnosticOptions diagnostics = new DiagnosticOptions();

    DumpCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        SpecInputs inputs = SpecInputs.of(files, specPath, streams);
        if (stage == Stage.TOKENS || stage == Stage.AST) {
            return dumpText(inputs);
        }
        CompilationResult result = Compiler.compile(inputs.path(), inputs.files());
        diagnostics.print(result.diagnostics(), streams);
        result.spec().ifPresent(this::dumpCompiled);
        return result.hasErrors() ? ExitCode.ERRORS : ExitCode.FINE;
    }

    private int dumpText(SpecInputs inputs) {
        Diagnostics found = new Diagnostics();
        for (SourceFile file : inputs.files()) {
            streams.out()
                    .print(
                            stage == Stage.TOKENS
                                    ? TokenDump.of(SpecParser.tokens(file))
                                    : AstDump.of(SpecParser.parse(file, found)));
        }
        streams.out().flush();
        diagnostics.print(found.sorted(), streams);
        return found.hasErrors() ? ExitCode.ERRORS : ExitCode.FINE;
    }

    private void dumpCompiled(CompiledSpec spec) {
        spec.model()
                .requested()
                .forEach(name -> streams.out()
                        .print(
                                switch (stage) {
                                    case LAYOUT -> LayoutPrinter.print(spec.layout(name));
                                    case PLAN -> PlanPrinter.print(spec.plan(name));
                                    case IR -> ProgramPrinter.print(spec.program(name));
                                    default -> ModelPrinter.print(spec.model().packet(name));
                                }));
    }
}
