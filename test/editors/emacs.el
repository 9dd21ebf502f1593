;;; -*- lexical-binding: t -*-
;; What a writer does in Emacs, and what is seen there, with Eglot or with lsp-mode: run by run.mjs, which says what must
;; be seen. The client is the one that the lines of the page have loaded.
(require 'json)

(defvar seen nil)
(defun see (what value) (push (cons what value) seen))

(defun wait (what holds)
  "Wait until the function HOLDS gives something, and give that."
  (let ((tries 400) found)
    (while (and (not (setq found (funcall holds))) (> tries 0))
      (setq tries (1- tries))
      (sit-for 0.05))
    (or found (error "Waited in vain for %s" what))))

(defun place-of (line column severity message)
  (format "%d:%d %s %s" line column severity message))

(defun found-by-flymake ()
  (mapcar (lambda (one)
            (save-excursion
              (goto-char (flymake-diagnostic-beg one))
              (place-of (line-number-at-pos) (1+ (- (point) (line-beginning-position)))
                        (pcase (flymake-diagnostic-type one) ('eglot-error "error") ('eglot-warning "warn") (_ "info"))
                        (car (last (split-string (flymake-diagnostic-text one) "\\]: "))))))
          (flymake-diagnostics)))

(defun found-by-lsp-mode ()
  (mapcar (lambda (one)
            (let ((start (gethash "start" (gethash "range" one))))
              (place-of (1+ (gethash "line" start)) (1+ (gethash "character" start))
                        (nth (gethash "severity" one) '(nil "error" "warn" "info" "hint"))
                        (gethash "message" one))))
          (gethash (file-truename buffer-file-name) (lsp-diagnostics t))))

(defun is-eglot () (featurep 'eglot))

(defun found () (sort (if (is-eglot) (found-by-flymake) (found-by-lsp-mode)) #'string<))

(defun wait-for-finding (part)
  (wait part (lambda () (let ((all (found))) (and (string-match-p part (string-join all "\n")) (vconcat all))))))

(defun line (number)
  (save-excursion (goto-char (point-min)) (forward-line (1- number))
                  (buffer-substring-no-properties (line-beginning-position) (line-end-position))))

(defun wait-for-line (number part)
  (wait part (lambda () (let ((text (line number))) (and (string-match-p part text) text)))))

(defun go-to (number part)
  (goto-char (point-min))
  (forward-line (1- number))
  (search-forward part (line-end-position))
  (backward-char 1))

(defun open-draft (name)
  (find-file name)
  ;; Eglot starts after the command that has opened the file.
  (run-hooks 'post-command-hook)
  (wait "the server" (lambda () (if (is-eglot) (eglot-current-server) (bound-and-true-p lsp-mode)))))

;; Eglot tells of changes once Emacs idles anew, which here nothing makes it do.
(defun tell () (when (is-eglot) (eglot--signal-textDocument/didChange)))

(defun card ()
  (if (is-eglot)
      (let (text)
        (eglot-hover-eldoc-function (lambda (given &rest _) (setq text given)))
        (wait "the card" (lambda () text)))
    (lsp-describe-thing-at-point)
    (wait "the card" (lambda () (let ((help (get-buffer "*lsp-help*")))
                                  (and help (with-current-buffer help (buffer-string))))))))

(defun fix ()
  (let ((is-it (lambda (title) (string= title "Use “Harbour Compact”"))))
    (if (is-eglot)
        (cl-letf (((symbol-function 'completing-read)
                   (lambda (_ choices &rest _) (seq-find is-it (all-completions "" choices)))))
          ;; As after a key, not after a click.
          (let ((last-nonmenu-event ?a)) (call-interactively #'eglot-code-actions)))
      (lsp-execute-code-action
       (seq-find (lambda (action) (funcall is-it (gethash "title" action))) (lsp-code-actions-at-point))))))

(defun play ()
  (open-draft "notes.txt")
  (see 'plain (wait-for-finding "1:5"))
  (open-draft "draft.md")
  (see 'before (wait-for-finding "3:5"))

  (go-to 3 "Port")
  (see 'hover (substring-no-properties (card)))
  (switch-to-buffer "draft.md")
  (delete-other-windows)

  (goto-char (point-max))
  (insert "\nThe Port Pact ends.\n")
  (tell)
  (see 'after (wait-for-finding "9:5"))

  (go-to 3 "Port")
  (fix)
  (see 'fixed (wait-for-line 3 "Compact"))

  (goto-char (point-max))
  (insert "\nA Harb")
  (tell)
  (completion-at-point)
  (see 'completed (wait-for-line 11 "Compact"))

  (go-to 5 "Harbour")
  (if (is-eglot) (eglot-rename "Harbour Treaty") (lsp-rename "Harbour Treaty"))
  (see 'renamed (wait-for-line 5 "Treaty"))
  (tell)

  (copy-file "later.yaml" "glossary.yaml" t)
  (see 'followed (wait-for-finding "7:5")))

(defun play-and-leave ()
  (condition-case fault (play) (error (see (quote failed) (concat (error-message-string fault) (with-current-buffer "*Messages*" (buffer-string))))))
  (let ((coding-system-for-write 'utf-8)) (write-region (json-encode seen) nil (getenv "SEEN")))
  (kill-emacs))

(run-at-time 0 nil #'play-and-leave)
