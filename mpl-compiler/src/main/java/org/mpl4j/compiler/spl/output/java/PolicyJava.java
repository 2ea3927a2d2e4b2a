package org.mpl4j.compiler.spl.output.java;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.mpl4j.compiler.backend.OutputFile;
import org.mpl4j.compiler.model.JavaNames;
import org.mpl4j.compiler.spl.explore.Exploration;
import org.mpl4j.compiler.spl.model.Composition;
import org.mpl4j.compiler.spl.model.PolicySpec;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.table.Letter;
import org.mpl4j.compiler.spl.table.StateTable;

/**
 * Makes the Java of a policy file: the enumeration of its statecalls, and a class for each composition and for each automaton that is in none.
 *
 * <p>A class keeps a row of a table for each automaton; a step looks up the next row of each, and takes all of them or none.
 */
public final class PolicyJava {
    private final PolicySpec spec;
    private final Map<String, Form> forms;
    private final String packageName;
    private final PolicyPackets packets;

    private PolicyJava(PolicySpec spec, String packageName, PolicyPackets packets, Map<String, Form> forms) {
        this.spec = spec;
        this.forms = Map.copyOf(forms);
        this.packageName = packageName;
        this.packets = packets;
    }

    /**
     * @param explorations what came of exploring the automata, by their names; all of a form that {@link FormLimits} have nothing to say about
     * @param packageName of the classes
     */
    public PolicyJava(
            PolicySpec spec, Map<String, Exploration> explorations, String packageName, PolicyPackets packets) {
        this(spec, packageName, packets, forms(explorations, Form::of));
    }

    /** Of tables only. */
    static PolicyJava ofTables(
            PolicySpec spec, Map<String, StateTable> tables, String packageName, PolicyPackets packets) {
        return new PolicyJava(spec, packageName, packets, forms(tables, Form.Rows::new));
    }

    private static <T> Map<String, Form> forms(Map<String, T> all, Function<T, Form> form) {
        return all.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> form.apply(entry.getValue())));
    }

    /** The files of the program. */
    public List<OutputFile> generate() {
        return files(false);
    }

    /** The files of its tests: traces of each policy as arbitraries of jqwik. */
    public List<OutputFile> generateTests() {
        return files(true);
    }

    private List<OutputFile> files(boolean areTests) {
        String file = fileName();
        Map<String, List<String>> policies = policies();
        Map<String, PolicyShape> draft = new LinkedHashMap<>();
        ClassName enumName = ClassName.get(packageName, Names.ofFile(spec) + "Statecall");
        StatecallEnum unnamed = new StatecallEnum(enumName, without(), packets);
        policies.forEach((name, automata) -> draft.put(name, shape(name, automata, unnamed)));
        StatecallEnum statecalls = new StatecallEnum(enumName, withFields(draft.values()), packets);
        List<OutputFile> files = new ArrayList<>();
        if (!areTests) {
            files.add(write(enumName, statecalls.type(file)));
            if (statecalls.isLarge()) {
                new LargeStatecalls(statecalls).types().forEach((name, type) -> files.add(write(name, type)));
            }
        }
        policies.forEach((name, automata) -> {
            PolicyShape shape = shape(name, automata, statecalls);
            TracesClass traces = new TracesClass(shape);
            files.add(areTests ? write(traces.name(), traces.type()) : write(shape.className(), policy(shape, file)));
        });
        return files;
    }

    private String fileName() {
        String path = spec.file().displayName();
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    /** Below the root of specifications: where that is on this machine is nobody's business. */
    private String path() {
        String folder = spec.file().directory();
        return folder.isEmpty() ? fileName() : folder + "/" + fileName();
    }

    /** The automata of each class. */
    private Map<String, List<String>> policies() {
        Map<String, List<String>> policies = new LinkedHashMap<>();
        Set<String> composed = new LinkedHashSet<>();
        for (Composition composition : spec.compositions()) {
            policies.put(composition.name(), composition.automata());
            composed.addAll(composition.automata());
        }
        spec.automata().stream()
                .map(automaton -> automaton.name())
                .filter(name -> !composed.contains(name) && forms.containsKey(name))
                .forEach(name -> policies.putIfAbsent(name, List.of(name)));
        return policies;
    }

    private PolicyShape shape(String policy, List<String> automata, StatecallEnum statecalls) {
        ClassName className = ClassName.get(packageName, Names.ofClass(spec, policy));
        Names members = new Names();
        List<Part> parts = automata.stream()
                .map(name -> new Part(form(name), members.add(JavaNames.member(name)), className, automata.size() == 1))
                .toList();
        return new PolicyShape(policy, className, statecalls, parts);
    }

    private Form form(String automaton) {
        Form form = forms.get(automaton);
        if (form == null) {
            throw new IllegalArgumentException("the automaton " + automaton + " has not been explored");
        }
        return form;
    }

    /** All statecalls, those of limits last. */
    private Set<Statecall> statecalls() {
        Set<Statecall> calls = new LinkedHashSet<>(spec.statecalls());
        for (Form form : forms.values()) {
            form.table().letters().stream().map(Letter::call).forEach(calls::add);
        }
        return calls;
    }

    private Map<Statecall, List<String>> without() {
        Map<Statecall, List<String>> calls = new LinkedHashMap<>();
        statecalls().forEach(call -> calls.put(call, List.of()));
        return calls;
    }

    private Map<Statecall, List<String>> withFields(Iterable<PolicyShape> shapes) {
        Map<Statecall, List<String>> calls = new LinkedHashMap<>();
        for (Statecall call : statecalls()) {
            Set<String> fields = new LinkedHashSet<>();
            shapes.forEach(shape -> fields.addAll(shape.fields(call)));
            calls.put(call, List.copyOf(fields));
        }
        return calls;
    }

    private TypeSpec.Builder policy(PolicyShape shape, String file) {
        TypeSpec.Builder type = TypeSpec.classBuilder(shape.className())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("$L", doc(shape, file))
                .addField(
                        FieldSpec.builder(PolicyTypes.STRING, "NAME", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                                .initializer("$S", shape.policy())
                                .build());
        Tables.add(shape, file, type);
        Timing.add(shape, type);
        Beginning.add(shape, type);
        Stepping.add(shape, type);
        PacketSteps.add(shape, type);
        Answers.add(shape, type);
        StateEnums.add(shape, type);
        return type;
    }

    private static CodeBlock doc(PolicyShape shape, String file) {
        CodeBlock.Builder doc = CodeBlock.builder()
                .add(
                        "What {@code $L} of {@code $L} allows, one object a connection; not for several threads at once.\n",
                        shape.policy(),
                        file);
        for (Part part : shape.parts()) {
            part.table()
                    .automaton()
                    .doc()
                    .ifPresent(text -> doc.add("\n<p>{@code $L}: $L", part.name(), Lines.wrapped(escape(text))));
        }
        return doc.build();
    }

    private static String escape(String text) {
        return text.strip()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;")
                .replace("*/", "*&#47;")
                .replace("\\", "&#92;")
                .replace("{", "&#123;")
                .replace("}", "&#125;");
    }

    private OutputFile write(ClassName name, TypeSpec.Builder type) {
        type.addAnnotation(AnnotationSpec.builder(PolicyTypes.GENERATED_BY_MPL)
                .addMember("value", "$S", path())
                .build());
        JavaFile file = JavaFile.builder(name.packageName(), type.build())
                .addFileComment("Generated from $L by mplc; do not edit", path())
                .indent("    ")
                .skipJavaLangImports(true)
                .build();
        String folder = Stream.of(name.packageName().split("\\."))
                .filter(part -> !part.isEmpty())
                .map(part -> part + "/")
                .reduce("", String::concat);
        return new OutputFile(folder + name.simpleName() + ".java", CompactText.of(file.toString()));
    }
}
