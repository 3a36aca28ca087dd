"""The only writer: everything that people do to an assessment, checked and recorded.

desk        what all of it needs: the store, the clock, what was read last
events      what can happen, as it is written down
record      an assessment as it stands: its answers, state, versions, remarks
folding     events -> record, as it stands or as it stood
beginning   start one, for a first or a further platform; take one over from a file
answering   answers, proof, what a colleague said at the same time
reviewing   submit, remark, reply, return, advise, reopen
promising   measures agreed and met, knock-outs lifted by exception
deciding    sign a decision, and what stands in its way
moving      to a newer version of what is asked and how it is judged
people      who is here, with which roles; names that are erased
tidying     what is deleted when its time is over
listing     what there is, and what it points to
examples    the worked examples: one copy of each, for whoever wants to look
bringing    a colleague's assessment from a file, as a draft
judging     questionnaires and policies: what ships, what somebody has brought

Each function takes the desk and the person who acts, asks `assessor.access` whether they
may, and either does the whole thing or raises RefusedError and changes nothing.
"""
