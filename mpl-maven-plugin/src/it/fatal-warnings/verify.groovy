import static org.assertj.core.api.Assertions.assertThat
import org.mpl4j.maven.it.Build

def build = new Build(basedir)
def warning = [
    '[WARNING] /project/src/main/mpl/demo/similar.mpl:[5,8] warning[W0213]: the classes `AB` of `demo/similar:a_b` and `Ab` of `demo/similar:ab` differ in capitals only',
    ' 1 | packet a_b {',
    '   |        --- the other one',
    ' 5 | packet ab {',
    '   |        ^^',
    '   = help: rename one of them: Windows and macOS take their files for the same']
def lines = warning + ['[INFO] Generated because nothing is generated yet: 2 written, 0 unchanged'] + warning +
    ['[INFO] Nothing to generate: all 3 files are up to date']
build.prints(lines as String[])
assertThat(build.log()).contains('1 warning in specifications, which fatalWarnings makes fatal, the first in ')
true
