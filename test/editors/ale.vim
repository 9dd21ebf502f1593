" What a writer does in Vim with ALE, and what is seen there: run by run.mjs, which says what must be seen.
set hidden noswapfile completeopt=menuone
let s:seen = {}

" Waits until an expression gives something, and gives that.
function! s:Wait(what, Holds) abort
  for l:try in range(400)
    let l:found = a:Holds()
    if !empty(l:found) | return l:found | endif
    sleep 50m
  endfor
  throw 'waited in vain for ' . a:what
endfunction

function! s:Found() abort
  let l:severities = {'E': 'error', 'W': 'warn', 'I': 'info'}
  return sort(map(copy(ale#engine#GetLoclist(bufnr(''))),
  \ {_, one -> printf('%d:%d %s %s', one.lnum, one.col, l:severities[one.type], one.text)}))
endfunction

function! s:WaitForFinding(part) abort
  call s:Wait(a:part, {-> join(s:Found(), "\n") =~# a:part})
  return s:Found()
endfunction

function! s:WaitForLine(number, part) abort
  call s:Wait(a:part, {-> getline(a:number) =~# a:part})
  return getline(a:number)
endfunction

function! s:Card() abort
  ALEHover
  let l:window = s:Wait('the card', {-> filter(range(1, winnr('$')), {_, one -> getwinvar(one, '&previewwindow')})})[0]
  let l:text = join(getbufline(winbufnr(l:window), 1, '$'), "\n")
  pclose
  return l:text
endfunction

function! s:Change(lines) abort
  call append('$', a:lines)
  doautocmd TextChanged
endfunction

function! s:Play() abort
  let g:ale_hover_to_preview = 1
  edit notes.txt
  let s:seen.plain = s:WaitForFinding('1:5')
  edit draft.md
  let s:seen.before = s:WaitForFinding('3:5')

  call cursor(3, 6)
  let s:seen.hover = s:Card()

  call s:Change(['', 'The Port Pact ends.'])
  let s:seen.after = s:WaitForFinding('9:5')

  call cursor(3, 6)
  " The actions are picked from a list by their numbers.
  call feedkeys("1\<CR>", 't')
  ALECodeAction
  let s:seen.fixed = s:WaitForLine(3, 'Compact')

  call s:Change(['', 'A Harb'])
  call cursor(11, 6)
  call timer_start(50, {-> pumvisible() ? feedkeys("\<C-y>\<Esc>", 't') : 0}, {'repeat': 200})
  call feedkeys("A\<C-x>\<C-o>", 'tx!')
  let s:seen.completed = s:WaitForLine(11, 'Compact')

  call cursor(5, stridx(getline(5), 'Harbour') + 1)
  call feedkeys("\<C-u>Harbour Treaty\<CR>", 't')
  ALERename
  let s:seen.renamed = s:WaitForLine(5, 'Treaty')

  call writefile(readfile('later.yaml'), 'glossary.yaml')
  let s:seen.followed = s:WaitForFinding('7:5')
endfunction

function! s:PlayAndLeave(_) abort
  try
    call s:Play()
  catch
    let s:seen.failed = v:exception . ' at ' . v:throwpoint
  endtry
  call writefile([json_encode(s:seen)], $SEEN)
  qall!
endfunction

autocmd VimEnter * ++nested call s:PlayAndLeave(0)
