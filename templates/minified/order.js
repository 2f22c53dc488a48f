/* 32c4f843fb */
function i(d,f){const[e,n]=[d,f].map(o=>Array.from(o,r=>r.codePointAt(0))),t=e.findIndex((o,r)=>o!==n[r]);return t<0?e.length-n.length:n[t]===void 0?1:e[t]-n[t]}export{i as byName};
