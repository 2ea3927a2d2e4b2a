/* A client on libssh. Each line of its input is a task, with fields between tabs; each is answered by a line: ok, or what has failed. */

#include <fcntl.h>
#include <libssh/libssh.h>
#include <libssh/sftp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ACTION, PORT, USER, METHOD, KEY, CERTIFICATE, PASSWORD, SOURCE, TARGET, FIELDS };

static char problem[512];

static int fail(const char *what, const char *why) {
    snprintf(problem, sizeof problem, "%s: %s", what, why);
    for (char *at = problem; *at; at++) {
        if (*at == '\n') {
            *at = ' ';
        }
    }
    return -1;
}

static int log_in_by_key(ssh_session session, char **task) {
    ssh_key key = NULL;
    if (ssh_pki_import_privkey_file(task[KEY], "", NULL, NULL, &key) != SSH_OK) {
        return fail("key", task[KEY]);
    }
    if (*task[CERTIFICATE]) {
        ssh_key certificate = NULL;
        if (ssh_pki_import_cert_file(task[CERTIFICATE], &certificate) != SSH_OK
            || ssh_pki_copy_cert_to_privkey(certificate, key) != SSH_OK) {
            ssh_key_free(key);
            return fail("certificate", task[CERTIFICATE]);
        }
        ssh_key_free(certificate);
    }
    int status = ssh_userauth_publickey(session, NULL, key);
    ssh_key_free(key);
    return status == SSH_AUTH_SUCCESS ? 0 : fail("publickey", ssh_get_error(session));
}

static int log_in_by_answers(ssh_session session, char **task) {
    int status = ssh_userauth_kbdint(session, NULL, NULL);
    while (status == SSH_AUTH_INFO) {
        for (int i = 0; i < ssh_userauth_kbdint_getnprompts(session); i++) {
            ssh_userauth_kbdint_setanswer(session, i, task[PASSWORD]);
        }
        status = ssh_userauth_kbdint(session, NULL, NULL);
    }
    return status == SSH_AUTH_SUCCESS ? 0 : fail("keyboard-interactive", ssh_get_error(session));
}

static int log_in(ssh_session session, char **task) {
    if (strcmp(task[METHOD], "publickey") == 0) {
        return log_in_by_key(session, task);
    }
    if (strcmp(task[METHOD], "keyboard-interactive") == 0) {
        return log_in_by_answers(session, task);
    }
    return ssh_userauth_password(session, NULL, task[PASSWORD]) == SSH_AUTH_SUCCESS ? 0 : fail("password", ssh_get_error(session));
}

static char *read_all(const char *name, size_t *length) {
    FILE *file = fopen(name, "rb");
    if (file == NULL) {
        return NULL;
    }
    fseek(file, 0, SEEK_END);
    *length = (size_t) ftell(file);
    rewind(file);
    char *content = malloc(*length + 1);
    if (content != NULL && fread(content, 1, *length, file) != *length) {
        free(content);
        content = NULL;
    }
    fclose(file);
    return content;
}

/* Gives cat everything first: what comes back has room in the windows. */
static int echo(ssh_session session, char **task) {
    size_t length = 0;
    char *content = read_all(task[SOURCE], &length);
    ssh_channel channel = ssh_channel_new(session);
    FILE *target = fopen(task[TARGET], "wb");
    int status = 0;
    if (content == NULL || channel == NULL || target == NULL) {
        status = fail("file", task[SOURCE]);
    } else if (ssh_channel_open_session(channel) != SSH_OK || ssh_channel_request_exec(channel, "cat") != SSH_OK) {
        status = fail("exec", ssh_get_error(session));
    } else if (ssh_channel_write(channel, content, (uint32_t) length) != (int) length || ssh_channel_send_eof(channel) != SSH_OK) {
        status = fail("write", ssh_get_error(session));
    } else {
        char buffer[16384];
        int count;
        while ((count = ssh_channel_read(channel, buffer, sizeof buffer, 0)) > 0) {
            fwrite(buffer, 1, (size_t) count, target);
        }
        if (count < 0) {
            status = fail("read", ssh_get_error(session));
        } else if (ssh_channel_get_exit_status(channel) != 0) {
            status = fail("cat", "has not ended with 0");
        }
    }
    if (target != NULL) {
        fclose(target);
    }
    if (channel != NULL) {
        ssh_channel_free(channel);
    }
    free(content);
    return status;
}

static int put_and_get(ssh_session session, sftp_session sftp, char **task) {
    size_t length = 0;
    char *content = read_all(task[SOURCE], &length);
    char name[1024];
    snprintf(name, sizeof name, "%s.put", task[TARGET]);
    sftp_file file = content == NULL ? NULL : sftp_open(sftp, name, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    size_t done = 0;
    while (file != NULL && done < length) {
        ssize_t count = sftp_write(file, content + done, length - done > 32768 ? 32768 : length - done);
        if (count <= 0) {
            break;
        }
        done += (size_t) count;
    }
    free(content);
    if (file == NULL || sftp_close(file) != SSH_OK || done < length) {
        return fail("put", ssh_get_error(session));
    }
    file = sftp_open(sftp, name, O_RDONLY, 0);
    FILE *target = fopen(task[TARGET], "wb");
    char buffer[16384];
    ssize_t count = -1;
    while (file != NULL && target != NULL && (count = sftp_read(file, buffer, sizeof buffer)) > 0) {
        fwrite(buffer, 1, (size_t) count, target);
    }
    if (target != NULL) {
        fclose(target);
    }
    if (file == NULL || sftp_close(file) != SSH_OK || count < 0 || sftp_unlink(sftp, name) != SSH_OK) {
        return fail("get", ssh_get_error(session));
    }
    return 0;
}

static int transfer(ssh_session session, char **task) {
    sftp_session sftp = sftp_new(session);
    if (sftp == NULL || sftp_init(sftp) != SSH_OK) {
        return fail("sftp", ssh_get_error(session));
    }
    int status = put_and_get(session, sftp, task);
    sftp_free(sftp);
    return status;
}

static int run(char **task) {
    ssh_session session = ssh_new();
    int off = 0;
    long timeout = 60;
    int status;
    ssh_options_set(session, SSH_OPTIONS_HOST, "127.0.0.1");
    ssh_options_set(session, SSH_OPTIONS_PORT_STR, task[PORT]);
    ssh_options_set(session, SSH_OPTIONS_USER, task[USER]);
    ssh_options_set(session, SSH_OPTIONS_TIMEOUT, &timeout);
    ssh_options_set(session, SSH_OPTIONS_PROCESS_CONFIG, &off);
    ssh_options_set(session, SSH_OPTIONS_COMPRESSION, "none,zlib@openssh.com");
    if (ssh_connect(session) != SSH_OK) {
        status = fail("connect", ssh_get_error(session));
    } else if ((status = log_in(session, task)) == 0) {
        status = strcmp(task[ACTION], "sftp") == 0 ? transfer(session, task) : echo(session, task);
    }
    ssh_disconnect(session);
    ssh_free(session);
    return status;
}

int main(int count, char **arguments) {
    char line[8192];
    if (count > 1) {
        printf("libssh %s\n", ssh_version(0));
        return 0;
    }
    while (fgets(line, sizeof line, stdin) != NULL) {
        char *task[FIELDS];
        char *rest = line;
        line[strcspn(line, "\n")] = '\0';
        for (int i = 0; i < FIELDS; i++) {
            task[i] = rest == NULL ? "" : strsep(&rest, "\t");
        }
        printf("%s\n", run(task) == 0 ? "ok" : problem);
        fflush(stdout);
    }
    return 0;
}
