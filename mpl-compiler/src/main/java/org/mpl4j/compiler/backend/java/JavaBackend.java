package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mpl4j.compiler.backend.Backend;
import org.mpl4j.compiler.backend.BackendContext;
import org.mpl4j.compiler.backend.Optimization;
import org.mpl4j.compiler.backend.OutputFile;
import org.mpl4j.compiler.model.EnumType;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.pipeline.CompiledSpec;

/**
 * Makes Java: a file a packet, with its view, its builder and all that is nested in it, and a file a shared enumeration.
 *
 * <p>Options: {@code generated=true} adds {@code javax.annotation.processing.Generated}; {@code without} leaves out {@linkplain Optimization optimizations};
 * {@code beginnings=true} adds methods that read packets of which only the beginning is there; {@code reusable=true} makes views that can be pointed at one packet after the other.
 */
public final class JavaBackend implements Backend {
    private static final String ANNOTATED = "generated";
    private static final ClassName GENERATED = ClassName.get("javax.annotation.processing", "Generated");

    @Override
    public String name() {
        return "java";
    }

    @Override
    public Map<String, String> options() {
        return Map.of(
                ANNOTATED,
                "true adds javax.annotation.processing.Generated to every class",
                Optimization.OPTION,
                Optimization.help(),
                Beginnings.OPTION,
                "true adds methods that read packets of which only the beginning is there",
                ReusableViews.OPTION,
                "true makes views that can be pointed at one packet after the other");
    }

    @Override
    public Optional<String> problem(Map<String, String> values) {
        return Optimization.problem(values.getOrDefault(Optimization.OPTION, ""));
    }

    @Override
    public Stream<OutputFile> generate(CompiledSpec spec, BackendContext context) {
        SpecInfo info = new SpecInfo(spec, context);
        Stream<OutputFile> packets = spec.model().packets().keySet().stream()
                .filter(name -> !context.packages().isReady(name))
                .map(name -> write(name, packet(info, name), info, context));
        Stream<OutputFile> enums = spec.model().enums().entrySet().stream()
                .filter(entry -> !context.packages().isReady(entry.getKey()))
                .map(entry -> write(entry.getKey(), shared(info, entry.getValue()), info, context));
        return Stream.concat(packets, enums);
    }

    private static TypeSpec.Builder packet(SpecInfo info, QualifiedName name) {
        return info.packet(name).generate();
    }

    private static TypeSpec.Builder shared(SpecInfo info, EnumType type) {
        return EnumGenerator.shared(info.types().of(type.sharedName().orElseThrow()), type);
    }

    private static OutputFile write(QualifiedName name, TypeSpec.Builder type, SpecInfo info, BackendContext context) {
        type.addAnnotation(AnnotationSpec.builder(RuntimeTypes.GENERATED_BY_MPL)
                .addMember("value", "$S", name.path())
                .build());
        if (context.isOn(ANNOTATED)) {
            type.addAnnotation(AnnotationSpec.builder(GENERATED)
                    .addMember("value", "$S", "mplc")
                    .build());
        }
        ClassName className = info.types().of(name);
        JavaFile file = JavaFile.builder(className.packageName(), type.build())
                .addFileComment("Generated from $L by mplc; do not edit", name.path())
                .indent("    ")
                .skipJavaLangImports(true)
                .build();
        String folder =
                className.packageName().isEmpty() ? "" : className.packageName().replace('.', '/') + "/";
        return new OutputFile(folder + className.simpleName() + ".java", file.toString());
    }
}
